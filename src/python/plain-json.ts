import type { Json } from '../core/json.ts';
import { PythonDict } from './dict.ts';
import { str } from './repr.ts';
import { PythonTuple, type PythonValue } from './value.ts';

/** A Python value for JSON data: a whole number is an int, any other number a float. */
export function fromJson(value: Json): PythonValue {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(fromJson);
  if (value === null || typeof value !== 'object') return value;
  return new PythonDict(Object.entries(value).map(([key, item]) => [key, fromJson(item)] as const));
}

/** JSON data for a Python value: ints and floats become numbers, what JSON has no form for its text. */
export function toJson(value: PythonValue): Json {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : str(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof PythonTuple) return value.items.map(toJson);
  if (value instanceof PythonDict) {
    return Object.fromEntries(Array.from(value.entries(), ([key, item]) => [str(key), toJson(item)]));
  }
  return value === null || typeof value !== 'object' ? value : str(value as PythonValue);
}
