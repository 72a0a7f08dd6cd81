import { add, numberToFloat } from './arithmetic.ts';
import { compare } from './compare.ts';
import { PythonDict } from './dict.ts';
import { isNumber } from './equal.ts';
import { repr } from './repr.ts';
import { codePoints, stripSpace } from './text.ts';
import { typeName } from './type-name.ts';
import { PythonSet, PythonTuple, type PythonValue, raise } from './value.ts';

/** Whether a value counts as true. */
export function truthy(value: PythonValue): boolean {
  if (isNumber(value)) return Number(value) !== 0;
  if (value === null) return false;
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0;
  if (value instanceof PythonDict) return value.size > 0;
  if (value instanceof PythonTuple) return value.items.length > 0;
  return value instanceof PythonSet ? value.items.size > 0 : true;
}

/** The items that a loop over a value gets: characters of a text, keys of a dict. Raises TypeError for other values. */
export function iterate(value: PythonValue): readonly PythonValue[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [...value];
  if (value instanceof PythonDict) return value.keys();
  if (value instanceof PythonTuple) return value.items;
  if (value instanceof PythonSet) return value.items.keys();
  return raise('TypeError', `'${typeName(value)}' object is not iterable`);
}

/** `len(value)`. Raises TypeError for what has no length. */
export function length(value: PythonValue): number {
  if (typeof value === 'string') return codePoints(value);
  if (value === null || isNumber(value)) return raise('TypeError', `object of type '${typeName(value)}' has no len()`);
  return iterate(value).length;
}

/** `sum(value)`: added from left to right, without compensation. Raises TypeError. */
export function sum(value: PythonValue): PythonValue {
  return iterate(value).reduce<PythonValue>((total, item) => {
    if (typeof item === 'string' && total === 0n) {
      return raise('TypeError', "unsupported operand type(s) for +: 'int' and 'str'");
    }
    return add(total, item);
  }, 0n);
}

/** `min(value)`: the first of the smallest. Raises ValueError when empty, TypeError for items that do not compare. */
export function minimum(value: PythonValue): PythonValue {
  return extreme(value, 'min', (item, best) => compare(item, '<', best));
}

/** `max(value)`: the first of the largest. Raises ValueError when empty, TypeError for items that do not compare. */
export function maximum(value: PythonValue): PythonValue {
  return extreme(value, 'max', (item, best) => compare(item, '>', best));
}

function extreme(
  value: PythonValue,
  name: string,
  better: (item: PythonValue, best: PythonValue) => boolean,
): PythonValue {
  const items = iterate(value);
  if (items.length === 0) raise('ValueError', `${name}() arg is an empty sequence`);
  return items.reduce((best, item) => (better(item, best) ? item : best));
}

const floatPattern = /^[-+]?(?:(?:\d+(?:_\d+)*)?\.?(?:\d+(?:_\d+)*)?(?:e[-+]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)$/i;

/** `float(value)`. Raises ValueError for a text that is no number, TypeError for other types, OverflowError. */
export function toFloat(value: PythonValue): number {
  if (isNumber(value)) return numberToFloat(value);
  if (typeof value !== 'string') {
    return raise('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`);
  }
  return floatOf(stripSpace(value)) ?? raise('ValueError', `could not convert string to float: ${repr(value)}`);
}

function floatOf(text: string): number | undefined {
  if (!floatPattern.test(text) || !/\d|inf|nan/i.test(text)) return undefined;
  if (/nan/i.test(text)) return Number.NaN;
  if (/inf/i.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = Number(text.replaceAll('_', ''));
  return Number.isNaN(value) ? undefined : value;
}

/** `int(value)`, toward zero. Raises ValueError for a text that is no whole number, TypeError, OverflowError. */
export function toInt(value: PythonValue): bigint {
  if (typeof value === 'number') return floatToInt(value);
  if (isNumber(value)) return BigInt(value);
  if (typeof value !== 'string') {
    const expected = "int() argument must be a string, a bytes-like object or a real number, not '";
    return raise('TypeError', `${expected}${typeName(value)}'`);
  }
  const text = stripSpace(value);
  if (!/^[-+]?\d+(?:_\d+)*$/.test(text)) {
    raise('ValueError', `invalid literal for int() with base 10: ${repr(value)}`);
  }
  return BigInt(text.replaceAll('_', '').replace('+', ''));
}

function floatToInt(value: number): bigint {
  if (Number.isNaN(value)) raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) raise('OverflowError', 'cannot convert float infinity to integer');
  return BigInt(Math.trunc(value));
}
