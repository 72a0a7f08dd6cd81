import { isJsonObject, type Json, pointerOf } from '../core/json.ts';
import type { FileRecord } from './records.ts';
import { cleanText } from './text.ts';

/**
 * The tool entries of a record: those of the first list found under one of the keys, the items of a list, else the
 * record itself.
 */
export function entriesOf(record: FileRecord, keys: readonly string[]): FileRecord[] {
  const { value, pointer } = record;
  if (Array.isArray(value)) return itemsOf(value, pointer);
  if (!isJsonObject(value)) return [record];
  const key = keys.find((candidate) => Array.isArray(value[candidate]));
  return key === undefined ? [record] : itemsOf(value[key] as Json[], pointer + pointerOf([key]));
}

function itemsOf(items: readonly Json[], pointer: string): FileRecord[] {
  return items.map((value, at) => ({ value, pointer: `${pointer}/${at}` }));
}

/** A text member in printable form; anything else counts as empty. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? cleanText(value) : '';
}

/** The name of a file without folder and ending. */
export function stemOf(file: string): string {
  return cleanText(file.slice(file.lastIndexOf('/') + 1).replace(/\.jsonl?$/i, ''));
}
