import { PythonDict } from './dict.ts';
import { floatText } from './float-text.ts';
import { intText } from './integer.ts';
import { PythonSet, PythonTuple, type PythonValue } from './value.ts';

/** What Python's `repr` gives for a value. */
export function repr(value: PythonValue): string {
  if (typeof value === 'string') return textRepr(value);
  if (typeof value === 'bigint') return intText(value);
  if (typeof value === 'number') return floatText(value);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (value instanceof PythonDict) return dictRepr(value);
  if (value instanceof PythonTuple) return tupleRepr(value);
  return value instanceof PythonSet ? setRepr(value) : value.repr;
}

/** What Python's `str` gives for a value: a text as it is, all else by `repr`. */
export function str(value: PythonValue): string {
  return typeof value === 'string' ? value : repr(value);
}

function dictRepr(value: PythonDict): string {
  const entries = Array.from(value.entries(), ([key, item]) => `${repr(key)}: ${repr(item)}`);
  return `{${entries.join(', ')}}`;
}

function tupleRepr({ items }: PythonTuple): string {
  return items.length === 1 ? `(${repr(items[0]!)},)` : `(${items.map(repr).join(', ')})`;
}

function setRepr({ items }: PythonSet): string {
  return items.size === 0 ? 'set()' : `{${items.keys().map(repr).join(', ')}}`;
}

const shortEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// Python calls unprintable what Unicode has as Other or Separator, except the plain space.
const escaped = /[\\]|(?! )[\p{C}\p{Z}]/gu;

function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text.replace(escaped, escapeCharacter);
  return `${quote}${quote === "'" ? inside.replaceAll("'", "\\'") : inside}${quote}`;
}

function escapeCharacter(character: string): string {
  const short = shortEscapes[character];
  if (short) return short;
  const code = character.codePointAt(0)!;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}
