import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MagnetError } from '../core/errors.ts';
import type { OutputFile, OutputFolder } from '../core/exporter.ts';

/** A folder on disk. Files are written under `<name>.partial` and renamed when the folder is committed. */
export function diskFolder(path: string): OutputFolder {
  const files: { file: DiskFile; name: string }[] = [];
  return {
    async create(name) {
      const partial = join(path, `${name}.partial`);
      const handle = await onDisk(partial, async () => {
        await mkdir(path, { recursive: true });
        return open(partial, 'w');
      });
      const file = new DiskFile(partial, handle);
      files.push({ file, name });
      return file;
    },
    async commit() {
      const paths: string[] = [];
      for (const { file, name } of files.splice(0)) {
        const whole = join(path, name);
        await onDisk(whole, () => rename(file.path, whole));
        paths.push(whole);
      }
      return paths;
    },
    async discard() {
      await Promise.allSettled(files.map(({ file }) => file.close()));
      for (const { file } of files.splice(0)) await onDisk(file.path, () => rm(file.path, { force: true }));
    },
  };
}

class DiskFile implements OutputFile {
  readonly path: string;
  #handle: FileHandle | undefined;

  constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.#handle = handle;
  }

  async write(chunk: Uint8Array): Promise<void> {
    await onDisk(this.path, async () => {
      let written = 0;
      while (written < chunk.length) {
        written += (await this.#handle!.write(chunk, written)).bytesWritten;
      }
    });
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle) await onDisk(this.path, () => handle.close());
  }
}

async function onDisk<Value>(path: string, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (cause) {
    throw new MagnetError({
      code: 'broken-world',
      what: `cannot write: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: path,
      hint: 'Make room or choose another folder, then export again',
      cause,
    });
  }
}
