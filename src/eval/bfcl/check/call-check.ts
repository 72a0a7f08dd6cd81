import { iterate, PythonDict, type PythonValue, repr, str } from '../../../python/index.ts';
import type { OutputLanguage } from '../decode/index.ts';
import { checkArgument } from './argument-check.ts';
import { type CheckFailure, failure } from './failure.ts';

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
    return failure('simple_function_checker:wrong_func_name', `${repr(call.keys())} is called, not ${name}`);
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
  const missing = iterate(parameters.get('required') ?? []).find((name) => !given.has(name));
  if (missing === undefined) return undefined;
  return failure('simple_function_checker:missing_required', `the required parameter ${repr(missing)} is missing`);
}

function wrongArgument(
  properties: PythonDict,
  given: PythonDict,
  accepted: PythonDict,
  language: OutputLanguage,
): CheckFailure | undefined {
  for (const [name, value] of given.entries()) {
    const parameter = properties.get(name);
    const acceptedValues = accepted.get(name);
    if (parameter === undefined || acceptedValues === undefined) {
      return failure('simple_function_checker:unexpected_param', `the parameter ${repr(name)} is not expected`);
    }
    const found = checkArgument(value, parameter, acceptedValues, language);
    if (found) return { ...found, detail: `${str(name)}: ${found.detail}` };
  }
  return undefined;
}

function missingOptional(given: PythonDict, accepted: PythonDict): CheckFailure | undefined {
  for (const [name, values] of accepted.entries()) {
    if (given.has(name) || iterate(values).includes('')) continue;
    return failure('simple_function_checker:missing_optional', `the parameter ${repr(name)} may not be left out`);
  }
  return undefined;
}
