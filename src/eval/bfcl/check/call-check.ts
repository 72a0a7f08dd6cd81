import { PythonDict, type PythonValue, str } from '../../../python/index.ts';
import type { OutputLanguage } from '../decode/index.ts';
import { acceptedValues } from './accepted-values.ts';
import { checkArgument } from './argument-check.ts';
import { type CheckFailure, failure, shown } from './failure.ts';

/** How a model family writes the names of functions: as they are, or with `_` for every dot. */
export type NameStyle = 'dot' | 'underscore';

/** How calls are to be read. */
export interface CallRules {
  language: OutputLanguage;
  names: NameStyle;
}

/**
 * Checks one call {name: arguments} against the document of the function and an answer {name: {parameter: accepted
 * values}}. The first failure counts: the name, a required parameter, the arguments as they were given, then parameters
 * that may not be left out.
 */
export function checkCall(
  document: PythonDict,
  call: PythonDict,
  answer: PythonDict,
  { language, names }: CallRules,
): CheckFailure | undefined {
  const expectedName = str(document.get('name') ?? null);
  const name = names === 'underscore' ? expectedName.replaceAll('.', '_') : expectedName;
  if (!call.has(name)) {
    return failure('simple_function_checker:wrong_func_name', `${shown(call.keys())} is called, not ${name}`);
  }
  const given = dictIn(call.get(name));
  const accepted = dictIn(answer.values()[0]);
  const parameters = dictIn(document.get('parameters'));
  return (
    missingRequired(parameters, given) ??
    wrongArgument(dictIn(parameters.get('properties')), given, accepted, language) ??
    missingOptional(given, accepted)
  );
}

function dictIn(value: PythonValue | undefined): PythonDict {
  return value instanceof PythonDict ? value : new PythonDict();
}

function missingRequired(parameters: PythonDict, given: PythonDict): CheckFailure | undefined {
  const missing = acceptedValues(parameters.get('required') ?? []).find((name) => !given.has(name));
  if (missing === undefined) return undefined;
  return failure('simple_function_checker:missing_required', `the required parameter ${shown(missing)} is missing`);
}

function wrongArgument(
  properties: PythonDict,
  given: PythonDict,
  accepted: PythonDict,
  language: OutputLanguage,
): CheckFailure | undefined {
  for (const [name, value] of given.entries()) {
    const parameter = properties.get(name);
    const values = accepted.get(name);
    if (parameter === undefined || values === undefined) {
      return failure('simple_function_checker:unexpected_param', `the parameter ${shown(name)} is not expected`);
    }
    const found = checkArgument(value, parameter, values, language);
    if (found) return { ...found, detail: `${str(name)}: ${found.detail}` };
  }
  return undefined;
}

function missingOptional(given: PythonDict, accepted: PythonDict): CheckFailure | undefined {
  for (const [name, values] of accepted.entries()) {
    if (given.has(name) || acceptedValues(values).includes('')) continue;
    return failure('simple_function_checker:missing_optional', `the parameter ${shown(name)} may not be left out`);
  }
  return undefined;
}
