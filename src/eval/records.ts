import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { MagnetError } from '../core/errors.ts';
import { PythonDict, PythonError, readJson } from '../python/index.ts';

/** One record of a file, and where it stands. */
export interface FileRecord {
  record: PythonDict;
  /** `file:line`. */
  where: string;
}

/**
 * The records of a file of JSON Lines, in order, with ints and floats kept apart; a name that ends in `.gz` is
 * unpacked. Throws `bad-file` for a file that cannot be read and a line that is no JSON object.
 */
export function* readRecords(path: string): Generator<FileRecord> {
  const text = readText(path);
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const source = text.slice(start, end);
    line += 1;
    start = end + 1;
    if (source.trim() !== '') yield { record: readRecord(source, `${path}:${line}`), where: `${path}:${line}` };
  }
}

function readText(path: string): string {
  try {
    const bytes = readFileSync(path);
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    const what = `the file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new MagnetError({ code: 'bad-file', what, where: path, cause });
  }
}

function readRecord(source: string, where: string): PythonDict {
  try {
    const value = readJson(source);
    if (value instanceof PythonDict) return value;
  } catch (cause) {
    if (!(cause instanceof PythonError)) throw cause;
    throw new MagnetError({ code: 'bad-file', what: `this is not JSON: ${cause.message}`, where, cause });
  }
  throw new MagnetError({ code: 'bad-file', what: 'this line is no JSON object', where });
}
