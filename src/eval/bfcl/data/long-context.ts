import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MagnetError } from '../../../core/errors.ts';
import { PythonDict, type PythonValue } from '../../../python/index.ts';
import { toNotation } from '../../../worlds/bfcl/notation.ts';
import { readConstants } from './python-constants.ts';

/** What long-context mode adds to results and states; the texts themselves are the benchmark's. */
export const longContextNames = [
  'WATCH_LIST_EXTENSION',
  'TRANSACTION_HISTORY_EXTENSION',
  'MA_5_EXTENSION',
  'MA_20_EXTENSION',
  'TECHNOLOGY_EXTENSION',
  'AUTOMOBILE_EXTENSION',
  'ORDER_DETAIL_EXTENSION',
  'FILE_CONTENT_EXTENSION',
  'POPULATE_FILE_EXTENSION',
  'CAR_STATUS_METADATA_EXTENSION',
  'LONG_WEATHER_EXTENSION',
  'PARKING_BRAKE_INSTRUCTION',
  'INTERMEDIARY_CITIES',
  'CREDIT_CARD_EXTENSION',
  'BOOKING_RECORD_EXTENSION',
  'FILES_TAIL_USED',
] as const;

/**
 * Reads the texts of long-context mode out of the Python files of an installed `bfcl-eval` package or a clone, in the
 * notation of `long_context.json`. Throws `bad-file` when some are not there.
 */
export function findLongContext(folder: string): PythonDict {
  const found = new Map<string, PythonValue>();
  for (const path of pythonFiles(folder)) {
    const source = readFileSync(path, 'utf8');
    if (!longContextNames.some((name) => !found.has(name) && source.includes(name))) continue;
    for (const [name, value] of readConstants(source)) if (!found.has(name)) found.set(name, value);
  }
  const missing = longContextNames.filter((name) => !found.has(name));
  if (missing.length > 0) {
    throw new MagnetError({
      code: 'bad-file',
      what: `these constants are not in its Python files: ${missing.join(', ')}`,
      where: folder,
      expected: 'the folder of an installed bfcl-eval package, or a clone of the benchmark',
    });
  }
  return new PythonDict(longContextNames.map((name) => [name, toNotation(found.get(name)!)] as const));
}

function pythonFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.py'))
      .sort()
      .map((name) => join(folder, name));
  } catch (cause) {
    throw new MagnetError({ code: 'misuse', what: 'this folder cannot be read', where: folder, cause });
  }
}
