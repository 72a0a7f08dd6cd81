import type { PythonValue } from '../../../python/index.ts';

const whole = /^-?\d+$/;
const long = /^-?\d+[lL]$/;
const float = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?[fF]$/;
const double = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

const readers: Readonly<Record<string, (text: string) => PythonValue>> = {
  byte: readWhole,
  short: readWhole,
  integer: readWhole,
  long: (text) => (long.test(text) ? BigInt(text.slice(0, -1)) : text),
  float: (text) => (float.test(text) ? Number(text.slice(0, -1)) : text),
  double: (text) => (double.test(text) ? Number(text) : text),
  boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : text),
  char: (text) => text,
  String: (text) => text,
  any: (text) => text,
};

function readWhole(text: string): PythonValue {
  return whole.test(text) ? BigInt(text) : text;
}

/** Reads Java source of a scalar type; what does not fit the type stays a text. Undefined for any other type. */
export function readJavaScalar(text: string, type: string): PythonValue | undefined {
  return Object.hasOwn(readers, type) ? readers[type]!(text) : undefined;
}

/** Reads Java source whose type is not declared: a boolean, a quoted text without its quotes, a number, else the text. */
export function readJavaLoosely(text: string): PythonValue {
  if (/^".*"$/s.test(text) || text === '"') return text.slice(1, -1);
  for (const type of ['boolean', 'long', 'float', 'integer', 'double']) {
    const value = readers[type]!(text);
    if (value !== text) return value;
  }
  return text;
}
