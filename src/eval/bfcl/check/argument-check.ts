import { PythonTuple, type PythonValue, typeName } from '../../../python/index.ts';
import type { OutputLanguage } from '../decode/index.ts';
import { acceptedValues } from './accepted-values.ts';
import { type DeclaredType, declaredType, expectedType } from './declared-type.ts';
import { type CheckFailure, failure } from './failure.ts';
import { readJavaValue } from './java-value.ts';
import { readJavaScriptValue } from './javascript-value.ts';
import { checkType, isVariable } from './type-check.ts';
import { checkExactly, checkValue } from './value-check.ts';

/** Checks one argument against the document of its parameter and the accepted values: its type, then its value. */
export function checkArgument(
  given: PythonValue,
  parameter: PythonValue,
  values: PythonValue,
  language: OutputLanguage,
): CheckFailure | undefined {
  const declared = declaredType(parameter, language);
  const value = readers[language](given, declared);
  if (value === undefined) return unreadable(given, declared, language);
  const accepted = acceptedValues(values);
  const expected = expectedType(declared, language);
  const wrongType = checkType(value, accepted, expected);
  if (wrongType) return wrongType;
  return isVariable(accepted, expected) ? checkExactly(value, accepted) : checkValue(value, accepted, expected);
}

type Reader = (given: PythonValue, declared: DeclaredType) => PythonValue | undefined;

// In Java and JavaScript every argument is source text.
const readers: Readonly<Record<OutputLanguage, Reader>> = {
  python: readPythonValue,
  java: (given, { type, itemType }) => (typeof given === 'string' ? readJavaValue(given, type, itemType) : undefined),
  javascript: (given, { type, itemType }) =>
    typeof given === 'string' ? readJavaScriptValue(given, type, itemType) : undefined,
};

function readPythonValue(given: PythonValue, { type }: DeclaredType): PythonValue {
  if (type === 'tuple' && given instanceof PythonTuple) return [...given.items];
  return type === 'float' && typeof given === 'bigint' ? Number(given) : given;
}

function unreadable(given: PythonValue, { type }: DeclaredType, language: OutputLanguage): CheckFailure {
  const errorType = language === 'java' ? 'type_error:java' : 'type_error:js';
  return failure(errorType, `a ${typeName(given)} cannot be read as source text of type ${type}`);
}
