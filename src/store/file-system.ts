import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { MagnetError } from '../core/errors.ts';

/** The little that a run folder needs of a file system; tests pass one that fills up or crashes at any call. */
export interface FileSystem {
  /** Names in a folder, or undefined when nothing is there. Throws when it is a file. */
  list(folder: string): string[] | undefined;
  makeFolder(folder: string): void;
  /** Size in bytes, 0 when there is no such file. */
  size(path: string): number;
  /** The text of a file, or undefined when there is none. */
  read(path: string): string | undefined;
  /** Makes a file anew. Returns false and changes nothing when it is there already. */
  create(path: string, text: string): boolean;
  append(path: string, bytes: Uint8Array): void;
  truncate(path: string, size: number): void;
  rename(from: string, to: string): void;
  /** Removes a file, if it is there. */
  remove(path: string): void;
}

/** The file system of this machine. */
export const nodeFileSystem: FileSystem = {
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : undefined),
  makeFolder: (folder) => {
    mkdirSync(folder, { recursive: true });
  },
  size: (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
  read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
  create: createExclusively,
  append: appendFileSync,
  truncate: truncateSync,
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
};

function createExclusively(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The same file system with its errors told as `MagnetError`s: `broken-world`, or `misuse` where a path cannot be right. */
export function guarded(inner: FileSystem): FileSystem {
  return {
    list: (folder) => attempt(folder, () => inner.list(folder)),
    makeFolder: (folder) => attempt(folder, () => inner.makeFolder(folder)),
    size: (path) => attempt(path, () => inner.size(path)),
    read: (path) => attempt(path, () => inner.read(path)),
    create: (path, text) => attempt(path, () => inner.create(path, text)),
    append: (path, bytes) => attempt(path, () => inner.append(path, bytes)),
    truncate: (path, size) => attempt(path, () => inner.truncate(path, size)),
    rename: (from, to) => attempt(to, () => inner.rename(from, to)),
    remove: (path) => attempt(path, () => inner.remove(path)),
  };
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'this user may not do that here',
  EPERM: 'this user may not do that here',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
};

function attempt<Value>(path: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOTDIR' || code === 'EEXIST') {
      throw new MagnetError({
        code: 'misuse',
        what: 'there is a file where a folder should be',
        where: path,
        cause: error,
      });
    }
    throw new MagnetError({
      code: 'broken-world',
      what: reasons[code] ?? `the file system answered ${code}`,
      where: path,
      hint: 'What was finished is safe: remove the cause and run the same command again to go on.',
      cause: error,
    });
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
