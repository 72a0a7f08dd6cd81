import { PythonDict, type PythonValue } from '../../../python/index.ts';
import { readJavaLoosely } from './java-scalar.ts';

/** Reads one item of a list. */
export type ItemReader = (source: string) => PythonValue;

const array = /new\s+\w+\[\]\s*\{(.*?)\}/;

/**
 * Reads `new T[] {…}` anywhere in Java source; other source stays a text. The content is split at every comma, those
 * inside quotes too, and empty pieces are dropped.
 */
export function readJavaArray(source: string, readItem: ItemReader): PythonValue {
  const content = array.exec(source)?.[1];
  if (content === undefined) return source;
  const pieces = content.split(',').map((piece) => piece.trim());
  return pieces.filter((piece) => piece !== '').map(readItem);
}

const listOf = /new\s+ArrayList<\w*>\(Arrays\.asList\((.+?)\)\)/;
const listWith = /new\s+ArrayList<\w*>\(\)\s*\{\{(.+?)\}\}/;
const emptyList = /new\s+ArrayList<\w*>\(\)/;

/** Reads an `ArrayList` made from `Arrays.asList(…)` or by calls of `add`, or empty; other source stays a text. */
export function readJavaArrayList(source: string, readItem: ItemReader): PythonValue {
  const items = listOf.exec(source)?.[1];
  if (items !== undefined) return items.split(',').map((piece) => readItem(piece.trim()));
  const calls = listWith.exec(source)?.[1];
  if (calls !== undefined) return Array.from(calls.matchAll(/add\((.+?)\)/g), ([, item]) => readItem(item!.trim()));
  return emptyList.test(source) ? [] : source;
}

const mapWith = /new\s+HashMap<.*?>\s*\(\)\s*\{\s*\{?\s*(.*?)\s*\}?\s*\}/;
const emptyMap = /new\s+HashMap<.*?>\s*\(\)/;

/** Reads a `HashMap` made by calls of `put`, up to the first closing brace, or empty; other source stays a text. */
export function readJavaHashMap(source: string): PythonValue {
  const calls = mapWith.exec(source)?.[1];
  if (calls === undefined) return emptyMap.test(source) ? new PythonDict() : source;
  const entries = Array.from(
    calls.matchAll(/put\(\s*"(.*?)"\s*,\s*(.*?)\)/g),
    ([, key, value]) => [key!, readJavaLoosely(value!.trim())] as const,
  );
  return new PythonDict(entries);
}
