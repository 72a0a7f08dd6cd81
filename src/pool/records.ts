import { open, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Json } from '../core/json.ts';
import { parseJsonText } from '../core/json-text.ts';
import { refuseUnreadable, type SourceFile } from './files.ts';

/** One JSON value of a file: the whole of a JSON file, or a line of a JSONL file. */
export interface FileRecord {
  value: Json;
  /** JSON pointer into the file, the lines of a JSONL file counting as the items of an array. */
  pointer: string;
}

/**
 * The JSON values of a file. A file with a whole object on its first line and more below is read line by line, whatever
 * it is called. Throws `bad-file` with line and column where the text is not JSON.
 */
export async function* readRecords({ path }: SourceFile): AsyncGenerator<FileRecord> {
  if (await isLines(path)) {
    for await (const { text, line, item } of nonBlankLines(path)) {
      yield { value: parseJsonText(text, path, line), pointer: `/${item}` };
    }
  } else {
    const text = await readFile(path, 'utf8').catch((error: unknown) => refuseUnreadable(path, error));
    yield { value: parseJsonText(text, path), pointer: '' };
  }
}

async function isLines(path: string): Promise<boolean> {
  if (/\.jsonl$/i.test(path)) return true;
  for await (const { text, item } of nonBlankLines(path)) {
    if (item === 1) return true;
    if (!isWholeObject(text)) return false;
  }
  return false;
}

function isWholeObject(text: string): boolean {
  if (!text.trimEnd().endsWith('}')) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    // Then the line is a part of a longer text, or broken: reading the file says which.
    return false;
  }
}

async function* nonBlankLines(path: string): AsyncGenerator<{ text: string; line: number; item: number }> {
  const input = (await open(path).catch((error: unknown) => refuseUnreadable(path, error))).createReadStream({
    encoding: 'utf8',
  });
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  let item = 0;
  try {
    for await (const text of lines) {
      line += 1;
      if (text.trim() === '') continue;
      yield { text, line, item };
      item += 1;
    }
  } finally {
    lines.close();
    input.destroy();
  }
}
