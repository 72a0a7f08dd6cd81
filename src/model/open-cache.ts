import { join } from 'node:path';
import type { RootDatabase } from 'lmdb';
import type { ChatAnswer } from '../core/chat-model.ts';
import { MagnetError, misuse } from '../core/errors.ts';
import { type CachedAnswer, packRecord, storedAtOf, unpackRecord } from './cache-record.ts';
import { type Clock, systemClock } from './clock.ts';
import { mayBeLmdbFile } from './lmdb-file.ts';

/** How much a cache holds, or how much was removed from it. */
export interface CacheSize {
  entries: number;
  /** Of the compressed entries; the file is larger, since it keeps the room of removed entries for later ones. */
  bytes: number;
}

/** One answer in a cache. */
export interface CacheEntry {
  key: string;
  /** What identified the model; undefined when the entry cannot be read. */
  model: string | undefined;
  /** Milliseconds since the epoch. */
  storedAt: number;
  /** Compressed. */
  bytes: number;
}

/** Which entries to remove: those that either bound asks for. */
export interface PruneOptions {
  /** Those kept longer ago than this, in milliseconds. */
  olderThan?: number | undefined;
  /** The oldest, until the rest is at most this large. */
  maximumBytes?: number | undefined;
}

/** Answers of models on disk. Methods throw `broken-world` when the disk fails. */
export interface AnswerCache {
  /** The answer under a key; undefined when there is none that can be read. */
  read(key: string): ChatAnswer | undefined;
  /**
   * Keeps an answer, unless another process has kept one meanwhile, and gives the one that is kept: all who ask get the
   * same. Fulfilled once a killed process cannot lose it.
   */
  write(key: string, record: CachedAnswer): Promise<ChatAnswer>;
  /** Every entry, ordered by key. */
  entries(): Iterable<CacheEntry>;
  size(): CacheSize;
  /** Removes entries and says how much that was. Throws `misuse` without a bound. */
  prune(options: PruneOptions): Promise<CacheSize>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/**
 * Opens a cache in a folder, which is made where there is none. Several processes of a machine may have it open at once;
 * the folder must not be on a network drive. Throws `bad-file` when it holds something else, `broken-world` when it cannot
 * be opened.
 */
export async function openCache(folder: string, { clock = systemClock }: { clock?: Clock } = {}): Promise<AnswerCache> {
  // Loaded late: most runs need no cache and should not wait for a native library.
  const { open } = await import('lmdb');
  try {
    if (!mayBeLmdbFile(join(folder, 'data.mdb'))) throw noCache(folder);
    // `noSubdir` is said aloud, since lmdb takes a folder with a dot in its name for a file.
    const database = open<Buffer, string>({ path: folder, noSubdir: false, encoding: 'binary' });
    return new DiskCache(folder, database, clock);
  } catch (cause) {
    throw unusable(folder, cause);
  }
}

/** Milliseconds between commits: each costs as much as twenty answers in it. */
const rest = 5;

class DiskCache implements AnswerCache {
  readonly #folder: string;
  readonly #database: RootDatabase<Buffer, string>;
  readonly #clock: Clock;
  #writes: Write[] = [];
  #isResting = false;

  constructor(folder: string, database: RootDatabase<Buffer, string>, clock: Clock) {
    this.#folder = folder;
    this.#database = database;
    this.#clock = clock;
  }

  read(key: string): ChatAnswer | undefined {
    try {
      const bytes = this.#database.get(key);
      return bytes && unpackRecord(bytes)?.answer;
    } catch (cause) {
      throw unusable(this.#folder, cause);
    }
  }

  write(key: string, record: CachedAnswer): Promise<ChatAnswer> {
    const bytes = packRecord(record, this.#clock.now());
    return new Promise((keep, fail) => {
      // What comes in one turn of the event loop shares one commit, and so does what comes soon after another commit.
      if (this.#writes.length === 0 && !this.#isResting) setImmediate(() => this.#commit());
      this.#writes.push({ key, bytes, answer: record.answer, keep, fail });
    });
  }

  *entries(): Generator<CacheEntry> {
    for (const { key, value } of this.#records()) {
      yield { key, model: unpackRecord(value)?.model, storedAt: storedAtOf(value), bytes: value.length };
    }
  }

  size(): CacheSize {
    const ages = this.#oldestFirst();
    return { entries: ages.length, bytes: bytesOf(ages) };
  }

  async prune({ olderThan, maximumBytes = Number.POSITIVE_INFINITY }: PruneOptions): Promise<CacheSize> {
    if (olderThan === undefined && maximumBytes === Number.POSITIVE_INFINITY) {
      misuse('nothing says what to remove', { expected: 'olderThan, maximumBytes or both' });
    }
    const oldest = this.#clock.now() - (olderThan ?? Number.POSITIVE_INFINITY);
    const ages = this.#oldestFirst();
    let left = bytesOf(ages);
    const kept = ages.findIndex(({ storedAt, bytes }) => {
      if (storedAt >= oldest && left <= maximumBytes) return true;
      left -= bytes;
      return false;
    });
    const removed = kept === -1 ? ages : ages.slice(0, kept);
    this.#change(() => {
      for (const { key } of removed) this.#database.removeSync(key);
    });
    return { entries: removed.length, bytes: bytesOf(removed) };
  }

  async close(): Promise<void> {
    this.#commit();
    await this.#database.close();
  }

  #oldestFirst(): Omit<CacheEntry, 'model'>[] {
    const ages: Omit<CacheEntry, 'model'>[] = [];
    for (const { key, value } of this.#records()) {
      ages.push({ key, storedAt: storedAtOf(value), bytes: value.length });
    }
    return ages.sort((left, right) => left.storedAt - right.storedAt);
  }

  *#records(): Generator<{ key: string; value: Buffer }> {
    try {
      yield* this.#database.getRange({ snapshot: false });
    } catch (cause) {
      throw unusable(this.#folder, cause);
    }
  }

  #commit(): void {
    const writes = this.#writes;
    this.#writes = [];
    if (writes.length === 0) return;
    this.#rest();
    try {
      const kept = this.#change(() => writes.map((write) => this.#keep(write)));
      for (const [at, { keep }] of writes.entries()) keep(kept[at]!);
    } catch (error) {
      for (const { fail } of writes) fail(error);
    }
  }

  #rest(): void {
    this.#isResting = true;
    setTimeout(() => {
      this.#isResting = false;
      this.#commit();
    }, rest);
  }

  #keep({ key, bytes, answer }: Write): ChatAnswer {
    const kept = this.read(key);
    if (kept) return kept;
    this.#database.putSync(key, bytes);
    return answer;
  }

  // Not lmdb's asynchronous transactions: when the disk is full, those end the process by a promise nobody can catch.
  #change<Value>(action: () => Value): Value {
    try {
      return this.#database.transactionSync(action);
    } catch (cause) {
      throw unusable(this.#folder, cause);
    }
  }
}

/** An answer that waits to be committed. */
interface Write {
  key: string;
  bytes: Buffer;
  answer: ChatAnswer;
  keep(answer: ChatAnswer): void;
  fail(error: unknown): void;
}

function bytesOf(entries: readonly { bytes: number }[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0);
}

function noCache(folder: string): MagnetError {
  return new MagnetError({
    code: 'bad-file',
    what: 'this is no cache, or a damaged one',
    where: join(folder, 'data.mdb'),
    hint: 'Name another folder, or remove this file if it was a cache: only the answers in it are lost',
  });
}

function unusable(folder: string, cause: unknown): MagnetError {
  if (MagnetError.is(cause)) return cause;
  return new MagnetError({
    code: 'broken-world',
    what: `the cache cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
    where: folder,
    hint: 'See to the disk; if the cache is damaged, remove the folder: only the answers in it are lost',
    cause,
  });
}
