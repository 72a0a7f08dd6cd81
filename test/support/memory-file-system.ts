import { basename, dirname } from 'node:path';
import type { FileSystem } from '../../src/store/file-system.ts';

/** Thrown in place of dying: after it the file system does nothing more. */
export class Crash extends Error {}

/** How a memory file system misbehaves. */
export interface Trouble {
  /** The change, counted from 0, at which the process dies. */
  crashAt?: number;
  /** How much of that change still happens: nothing, half of the bytes, or all of it. */
  done?: 'nothing' | 'half' | 'all';
  /** Bytes that fit in all before the disk is full. */
  capacity?: number;
}

/** A file system in memory that can crash at any change or run full. */
export class MemoryFileSystem implements FileSystem {
  readonly files: Map<string, Buffer>;
  readonly #folders = new Set<string>();
  readonly #trouble: Trouble;
  #dead = false;
  /** How many changes were made. */
  changes = 0;

  constructor(files: ReadonlyMap<string, Buffer> = new Map(), trouble: Trouble = {}) {
    this.files = new Map(files);
    this.#trouble = trouble;
  }

  /** What another process finds after this one is gone. */
  survivors(trouble: Trouble = {}): MemoryFileSystem {
    return new MemoryFileSystem(this.files, trouble);
  }

  text(path: string): string {
    return this.files.get(path)?.toString() ?? '';
  }

  list(folder: string): string[] | undefined {
    const names = [...this.files.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path));
    return names.length > 0 || this.#folders.has(folder) ? names : undefined;
  }

  size(path: string): number {
    return this.files.get(path)?.length ?? 0;
  }

  read(path: string): string | undefined {
    return this.files.get(path)?.toString();
  }

  makeFolder(folder: string): void {
    this.#change(() => this.#folders.add(folder));
  }

  create(path: string, text: string): boolean {
    if (this.files.has(path)) return false;
    this.#grow(path, Buffer.from(text));
    return true;
  }

  append(path: string, bytes: Uint8Array): void {
    this.#grow(path, bytes);
  }

  truncate(path: string, size: number): void {
    this.#change(() => this.files.set(path, this.files.get(path)!.subarray(0, size)));
  }

  rename(from: string, to: string): void {
    this.#change(() => {
      this.files.set(to, this.files.get(from)!);
      this.files.delete(from);
    });
  }

  remove(path: string): void {
    if (this.files.has(path)) this.#change(() => this.files.delete(path));
  }

  #grow(path: string, bytes: Uint8Array): void {
    const before = this.files.get(path) ?? Buffer.alloc(0);
    const put = (size: number) => this.files.set(path, Buffer.concat([before, bytes.subarray(0, size)]));
    const free = (this.#trouble.capacity ?? Number.POSITIVE_INFINITY) - this.#used();
    if (bytes.length > free) {
      put(free);
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    }
    this.#change(() => put(bytes.length), { half: () => put(bytes.length >> 1) });
  }

  #used(): number {
    return [...this.files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  }

  #change(action: () => unknown, { half = () => {} }: { half?: () => unknown } = {}): void {
    if (this.#dead) throw new Crash();
    const dies = this.changes === this.#trouble.crashAt;
    this.changes += 1;
    if (!dies) {
      action();
      return;
    }
    this.#dead = true;
    if (this.#trouble.done === 'all') action();
    if (this.#trouble.done === 'half') half();
    throw new Crash();
  }
}
