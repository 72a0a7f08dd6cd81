import { PythonDict, type PythonValue } from '../../../python/index.ts';

/** A dict without some of its keys; any other value as it is. */
export function withoutKeys(value: PythonValue, keys: readonly string[]): PythonValue {
  if (!(value instanceof PythonDict)) return value;
  const rest = value.copy();
  for (const key of keys) rest.delete(key);
  return rest;
}
