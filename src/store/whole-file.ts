import type { FileSystem } from './file-system.ts';

/** What a file is called while it is being written. */
export const partialSuffix = '.partial';

const chunkSize = 1_000_000;

/** Writes a file from pieces of text so that, after a crash at any point, it is either there whole or as it was before. */
export function replaceFile(fileSystem: FileSystem, path: string, pieces: Iterable<string>): void {
  const partial = path + partialSuffix;
  fileSystem.remove(partial);
  for (const chunk of joined(pieces)) fileSystem.append(partial, Buffer.from(chunk));
  fileSystem.rename(partial, path);
}

function* joined(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
