import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type PythonDict, readJson } from '../../src/python/index.ts';
import { sharedData } from './shared-data.ts';

/** The records of a file of BFCL's reference data, JSON a line; a name that ends in `.gz` is unpacked. */
export function bfclRecords(file: string): PythonDict[] {
  const bytes = readFileSync(join(sharedData.folder, 'bfcl', file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.trimEnd().split('\n').map(readJson) as PythonDict[];
}

/** What to say in a test's name where the reference data is absent. */
export const whereAbsent = sharedData.absent ? ' (skipped: the shared reference data is absent)' : '';
