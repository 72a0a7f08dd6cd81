import { PythonDict } from './dict.ts';
import { PythonSet, PythonTuple, type PythonValue } from './value.ts';

/** The name of a value's Python type, as error messages give it. */
export function typeName(value: PythonValue): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'list';
  if (value instanceof PythonDict) return 'dict';
  if (value instanceof PythonTuple) return 'tuple';
  return value instanceof PythonSet ? 'set' : value.typeName;
}
