import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { MagnetError, misuse } from '../core/errors.ts';

/** A file that may hold tools. */
export interface SourceFile {
  /** The path as it was given, with forward slashes. */
  path: string;
  /** In bytes. */
  size: number;
  /** Named by the user, not only found in a folder. */
  named: boolean;
}

/**
 * The JSON and JSONL files at a path, in order of their names at each level. A single file is taken whatever its name.
 * Throws misuse when there is nothing at the path, `bad-file` when a file has more than `maximumBytes` bytes.
 */
export async function listFiles(path: string, maximumBytes: number): Promise<SourceFile[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') refuseUnreadable(path, error);
    return misuse('there is no file or folder of this name', {
      where: path,
      hint: 'Paths count from the working folder',
    });
  });
  const files = found.isDirectory()
    ? await filesBelow(path)
    : [{ path: path.replaceAll('\\', '/'), size: found.size, named: true }];
  for (const file of files) refuseHuge(file, maximumBytes);
  return files;
}

/** Throws `bad-file` for a file that the system does not let us read. */
export function refuseUnreadable(path: string, cause: unknown): never {
  const problem = cause instanceof Error ? cause.message : String(cause);
  throw new MagnetError({ code: 'bad-file', what: `the file cannot be read (${problem})`, where: path, cause });
}

function refuseHuge({ path, size }: SourceFile, maximumBytes: number): void {
  if (size <= maximumBytes) return;
  throw new MagnetError({
    code: 'bad-file',
    what: `the file has ${size} bytes`,
    where: path,
    expected: `at most ${maximumBytes} bytes`,
    hint: 'Split it into several files and give their folder',
  });
}

async function filesBelow(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) =>
    refuseUnreadable(folder, error),
  );
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  const files: SourceFile[] = [];
  for (const entry of entries) files.push(...(await filesOf(entry, join(folder, entry.name))));
  return files;
}

async function filesOf(entry: Dirent, path: string): Promise<SourceFile[]> {
  if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
  if (entry.isDirectory()) return filesBelow(path);
  if (!/\.jsonl?$/i.test(entry.name)) return [];
  // A link to a folder may lead in a circle, so only links to files are followed.
  const found = await stat(path);
  return found.isFile() ? [{ path, size: found.size, named: false }] : [];
}

function join(folder: string, name: string): string {
  return `${folder.replaceAll('\\', '/').replace(/\/+$/, '')}/${name}`;
}
