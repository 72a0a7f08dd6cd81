import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Json, JsonObject } from '../../src/core/json.ts';
import { writeBfclFixture } from './bfcl-fixture.ts';

/** Makes a folder one to work in, with our own questions of BFCL in `data`. */
export function bfclWorkplace(folder: string): string {
  writeBfclFixture(join(folder, 'data'));
  return folder;
}

/** Writes records, one a line; a name that ends in `.gz` is packed. */
export function writeRecords(folder: string, path: string, records: readonly Json[]): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  writeFileSync(join(folder, path), path.endsWith('.gz') ? gzipSync(text) : text);
}

/** The records of a file, one a line. */
export function recordsIn(path: string): JsonObject[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as JsonObject);
}
