import { PythonDict, type PythonValue, stripSpace } from '../../../python/index.ts';
import { readJavaScriptLoosely, readJavaScriptScalar } from './javascript-scalar.ts';

/**
 * Reads a value that a model wrote in JavaScript, by its declared type and, for an array, the declared type of the
 * items. What does not fit the type stays a text. Undefined for a type that the benchmark does not know.
 */
export function readJavaScriptValue(source: string, type: string, itemType?: string): PythonValue | undefined {
  if (type === 'array') return readArray(stripSpace(source), itemType);
  if (type === 'dict') return readDict(stripSpace(source));
  return readJavaScriptScalar(source, type);
}

const rows = String.raw`\s*\[.*?\](?:\s*,\s*\[.*?\])*\s*`;
const twoDimensional = new RegExp(String.raw`^(?:\[(${rows})\]|new\s+Array\((${rows})\))`);
const oneDimensional = /^(?:\[(.*?)\]|new\s+Array\((.*?)\))/;

// The items of rows are read without regard to the declared type.
function readArray(source: string, itemType: string | undefined): PythonValue {
  const table = twoDimensional.exec(source);
  if (table) {
    const inside = table[1] ?? table[2]!;
    return Array.from(inside.matchAll(/\[(.*?)\]/g), ([, row]) => pieces(row!).map(readJavaScriptLoosely));
  }
  const list = oneDimensional.exec(source);
  if (!list) return source;
  return pieces(list[1] ?? list[2]!).map((piece) =>
    itemType === undefined ? readJavaScriptLoosely(piece) : (readJavaScriptValue(piece, itemType) ?? piece),
  );
}

function pieces(content: string): string[] {
  return content.trim() === '' ? [] : content.split(',').map((piece) => piece.trim());
}

const key = String.raw`[^\s,:][^,:]*`;
const pair = new RegExp(String.raw`(${key}):\s*(.*?)\s*(?=,\s*${key}:|$)`, 'g');

// The content ends at the first closing brace, so an object inside another stays a piece of text.
function readDict(source: string): PythonValue {
  const content = /^\{(.*?)\}/.exec(source)?.[1];
  if (content === undefined) return source;
  const entries = Array.from(
    content.matchAll(pair),
    ([, name, value]) => [trimQuotes(name!.trim()), readDictValue(value!)] as const,
  );
  return new PythonDict(entries);
}

function readDictValue(source: string): PythonValue {
  if (source.startsWith('[')) return readArray(source, undefined);
  if (source.startsWith('{')) return readDict(source);
  return readJavaScriptLoosely(trimQuotes(source));
}

function trimQuotes(text: string): string {
  return text.replace(/^["']+|["']+$/g, '');
}
