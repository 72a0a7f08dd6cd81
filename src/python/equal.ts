import { PythonDict } from './dict.ts';
import { PythonObject, PythonSet, PythonTuple, type PythonValue } from './value.ts';

/** Python's `==`: numbers by value whatever their type, lists in order, dicts and sets in any order, NaN unequal. */
export function equal(left: PythonValue, right: PythonValue): boolean {
  if (left === right) return true;
  if (isNumber(left)) return isNumber(right) && sameNumber(left, right);
  if (Array.isArray(left)) return Array.isArray(right) && sameItems(left, right);
  if (left instanceof PythonTuple) return right instanceof PythonTuple && sameItems(left.items, right.items);
  if (left instanceof PythonDict) return right instanceof PythonDict && sameEntries(left, right);
  if (left instanceof PythonSet) return right instanceof PythonSet && sameEntries(left.items, right.items);
  return left instanceof PythonObject && right instanceof PythonObject && left.repr === right.repr;
}

/** Whether a value is a bool, an int or a float. */
export function isNumber(value: PythonValue): value is boolean | bigint | number {
  return typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean';
}

// An int and a float are compared exactly, without making a float of the int.
function sameNumber(left: boolean | bigint | number, right: boolean | bigint | number): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: a bigint and a number are only ever equal loosely
  return plain(left) == plain(right);
}

function plain(value: boolean | bigint | number): bigint | number {
  return typeof value === 'boolean' ? BigInt(value) : value;
}

function sameItems(left: readonly PythonValue[], right: readonly PythonValue[]): boolean {
  return left.length === right.length && left.every((item, at) => equal(item, right[at]!));
}

function sameEntries(left: PythonDict, right: PythonDict): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left.entries()) {
    const other = right.get(key);
    if (other === undefined || !equal(value, other)) return false;
  }
  return true;
}
