import type { PythonValue } from '../../../python/index.ts';
import { type ItemReader, readJavaArray, readJavaArrayList, readJavaHashMap } from './java-containers.ts';
import { readJavaLoosely, readJavaScalar } from './java-scalar.ts';

/**
 * Reads a value that a model wrote in Java, by its declared type and, for a list, the declared type of the items. What
 * does not fit the type stays a text. Undefined for a type that the benchmark cannot read: `Set`, `Hashtable`, `Queue`
 * and `Stack`.
 */
export function readJavaValue(source: string, type: string, itemType?: string): PythonValue | undefined {
  const readItem = itemReader(itemType);
  if (type === 'Array') return readJavaArray(source, readItem);
  if (type === 'ArrayList') return readJavaArrayList(source, isQuoted(itemType) ? withoutEnds : readItem);
  if (type === 'HashMap') return readJavaHashMap(source);
  return readJavaScalar(source, type);
}

function itemReader(type: string | undefined): ItemReader {
  return type === undefined ? readJavaLoosely : (source) => readJavaValue(source, type) ?? source;
}

function isQuoted(type: string | undefined): boolean {
  return type === 'String' || type === 'char';
}

// The quotes are taken to be there, so other characters are lost.
function withoutEnds(source: string): string {
  return [...source].slice(1, -1).join('');
}
