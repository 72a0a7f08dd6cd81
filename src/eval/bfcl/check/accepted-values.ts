import { isNumber, iterate, type PythonValue } from '../../../python/index.ts';

/**
 * The values that an answer accepts. They should be a list; of a text that stands in its place every character is
 * accepted, as the benchmark does it, and of a number or null nothing.
 */
export function acceptedValues(values: PythonValue): readonly PythonValue[] {
  return values === null || isNumber(values) ? [] : iterate(values);
}
