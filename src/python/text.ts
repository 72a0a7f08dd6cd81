import { typeName } from './type-name.ts';
import { type PythonValue, raise } from './value.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: Python breaks lines at them
const lineBreak = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
/** One run of what Python takes for white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python splits words at them
export const space = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

const leadingSpace = new RegExp(`^${space.source}`);
const trailingSpace = new RegExp(`${space.source}$`);

/** Python's `text.splitlines()`: a break at the end makes no empty last line. */
export function splitLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(lineBreak);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Python's `text.split()`: at runs of Unicode white space. */
export function splitWords(text: string): string[] {
  return text.split(space).filter((word) => word !== '');
}

/** Python's `text.strip()` without arguments. */
export function stripSpace(text: string): string {
  return text.replace(leadingSpace, '').replace(trailingSpace, '');
}

/** The number of code points of a text, as Python's `len` counts. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Orders texts by code points, as Python does; JavaScript's own order goes by UTF-16 units. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const one = left.charCodeAt(at);
    const other = right.charCodeAt(at);
    if (one !== other) return isSurrogate(one) === isSurrogate(other) ? one - other : isSurrogate(one) ? 1 : -1;
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Calls for a text as `value.method` does: raises AttributeError when the value is none. */
export function textWith(value: PythonValue, method: string): string {
  return typeof value === 'string'
    ? value
    : raise('AttributeError', `'${typeName(value)}' object has no attribute '${method}'`);
}
