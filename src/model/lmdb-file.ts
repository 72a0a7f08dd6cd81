import { closeSync, openSync, readSync } from 'node:fs';

// Where lmdb-js 3 has LMDB's magic number in the first page, whose header is 24 bytes long.
const magicOffset = 24;
const magic = 0xbeefc0de;

/** Whether a file is one of lmdb's, or empty or absent, so that lmdb makes it one: of others lmdb kills the process. */
export function mayBeLmdbFile(path: string): boolean {
  const start = startOf(path);
  return start.length === 0 || (start.length === magicOffset + 4 && start.readUInt32LE(magicOffset) === magic);
}

function startOf(path: string): Buffer {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
  try {
    const start = Buffer.alloc(magicOffset + 4);
    return start.subarray(0, readSync(file, start));
  } finally {
    closeSync(file);
  }
}
