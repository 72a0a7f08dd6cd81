import { equal, PythonDict, type PythonValue } from '../../../python/index.ts';
import { acceptedValues } from './accepted-values.ts';
import type { ExpectedType } from './declared-type.ts';
import { checkDict, checkDicts } from './dict-value.ts';
import { type CheckFailure, failure, type SingleTurnErrorType, shown } from './failure.ts';
import { standardize } from './standardize.ts';

/** Checks that a value of the expected type is one of the accepted ones. Texts are compared loosely, inside lists too. */
export function checkValue(
  value: PythonValue,
  accepted: readonly PythonValue[],
  { itemType }: ExpectedType,
): CheckFailure | undefined {
  if (typeof value === 'string') return checkText(value, accepted);
  if (value instanceof PythonDict) return checkDict(value, accepted);
  if (!Array.isArray(value)) return checkExactly(value, accepted);
  return itemType === 'dict' ? checkDicts(value, accepted) : checkList(value, accepted);
}

/** Checks that a value equals an accepted one. */
export function checkExactly(value: PythonValue, accepted: readonly PythonValue[]): CheckFailure | undefined {
  return accepted.some((candidate) => equal(value, candidate))
    ? undefined
    : notAccepted('value_error:others', value, accepted);
}

function checkText(value: string, accepted: readonly PythonValue[]): CheckFailure | undefined {
  const standard = standardize(value);
  const found = accepted.some((candidate) => typeof candidate === 'string' && standardize(candidate) === standard);
  return found ? undefined : notAccepted('value_error:string', value, accepted);
}

// The mark `''` counts as the empty list.
function checkList(value: readonly PythonValue[], accepted: readonly PythonValue[]): CheckFailure | undefined {
  const standard = value.map(standardized);
  const found = accepted.some((candidate) => equal(acceptedValues(candidate).map(standardized), standard));
  return found ? undefined : notAccepted('value_error:list/tuple', [...value], accepted);
}

function standardized(item: PythonValue): PythonValue {
  return typeof item === 'string' ? standardize(item) : item;
}

function notAccepted(
  errorType: SingleTurnErrorType,
  value: PythonValue,
  accepted: readonly PythonValue[],
): CheckFailure {
  return failure(errorType, `${shown(value)} is not one of ${shown([...accepted])}`);
}
