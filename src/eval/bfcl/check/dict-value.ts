import { equal, PythonDict, type PythonValue } from '../../../python/index.ts';
import { acceptedValues } from './accepted-values.ts';
import { type CheckFailure, failure, shown } from './failure.ts';
import { standardize } from './standardize.ts';

/** Checks a dict: it must fit one of the accepted dicts, which tell by key the accepted values. */
export function checkDict(value: PythonDict, accepted: readonly PythonValue[]): CheckFailure | undefined {
  let last = failure('dict_checker:unclear', 'no dict is accepted');
  for (const candidate of accepted) {
    if (!(candidate instanceof PythonDict)) continue;
    const found = misfit(value, candidate);
    if (!found) return undefined;
    last = found;
  }
  return last;
}

/** Checks a list of dicts: every dict must fit the one at its place in one of the accepted lists. */
export function checkDicts(value: readonly PythonValue[], accepted: readonly PythonValue[]): CheckFailure | undefined {
  let last = failure('value_error:list_dict_count', 'no list is accepted');
  for (const candidate of accepted) {
    const found = listMisfit(value, acceptedValues(candidate));
    if (!found) return undefined;
    last = found;
  }
  return last;
}

function listMisfit(value: readonly PythonValue[], accepted: readonly PythonValue[]): CheckFailure | undefined {
  if (value.length !== accepted.length) {
    return failure('value_error:list_dict_count', `${value.length} dicts, not ${accepted.length}`);
  }
  for (const [at, item] of value.entries()) {
    const found = item instanceof PythonDict ? checkDict(item, [accepted[at]!]) : noDict(item);
    if (found) return found;
  }
  return undefined;
}

function noDict(item: PythonValue): CheckFailure {
  return failure('dict_checker:unclear', `${shown(item)} is no dict`);
}

// A key that is missing counts for more than a value that is wrong.
function misfit(value: PythonDict, accepted: PythonDict): CheckFailure | undefined {
  const missing = accepted.keys().find((key) => !value.has(key) && !mayBeAbsent(accepted.item(key)));
  if (missing !== undefined) return failure('value_error:dict_key', `the key ${shown(missing)} is missing`);
  for (const [key, item] of value.entries()) {
    const choices = accepted.get(key);
    if (choices === undefined) return failure('value_error:dict_key', `the key ${shown(key)} is not expected`);
    if (!isAmong(item, choices)) {
      return failure(
        'value_error:dict_value',
        `under ${shown(key)} stands ${shown(item)}, not one of ${shown(choices)}`,
      );
    }
  }
  return undefined;
}

// Where a text stands in place of the accepted values, its characters are they, and the key may always be absent.
function mayBeAbsent(choices: PythonValue): boolean {
  return typeof choices === 'string' || acceptedValues(choices).includes('');
}

function isAmong(item: PythonValue, choices: PythonValue): boolean {
  const standard = standardized(item);
  return acceptedValues(choices).some((choice) => equal(standardized(choice), standard));
}

function standardized(value: PythonValue): PythonValue {
  return typeof value === 'string' ? standardize(value) : value;
}
