import type { PythonValue } from '../../../python/index.ts';

const readers: Readonly<Record<string, (text: string) => PythonValue>> = {
  String: (text) => withoutQuotes(text) ?? text,
  integer: (text) => (/^-?\d+$/.test(text) ? BigInt(text) : text),
  float: (text) => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text),
  Bigint: (text) => (/^-?\d+n$/.test(text) ? BigInt(text.slice(0, -1)) : text),
  Boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : text),
  any: (text) => text,
};

/** Reads JavaScript source of a scalar type; what does not fit the type stays a text. Undefined for any other type. */
export function readJavaScriptScalar(text: string, type: string): PythonValue | undefined {
  return Object.hasOwn(readers, type) ? readers[type]!(text) : undefined;
}

/** Reads JavaScript source whose type is not declared: a boolean, a number, a quoted text without its quotes, else the text. */
export function readJavaScriptLoosely(text: string): PythonValue {
  for (const type of ['Boolean', 'integer', 'float']) {
    const value = readers[type]!(text);
    if (value !== text) return value;
  }
  return withoutQuotes(text) ?? text;
}

function withoutQuotes(text: string): string | undefined {
  const quote = text[0];
  return (quote === '"' || quote === "'") && text.endsWith(quote) ? text.slice(1, -1) : undefined;
}
