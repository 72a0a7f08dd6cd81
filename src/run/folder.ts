import { join } from 'node:path';
import type { BenchmarkIdentity } from '../core/contamination.ts';
import { misuse } from '../core/errors.ts';
import type { JsonObject } from '../core/json.ts';
import { type FileSystem, guarded, nodeFileSystem } from '../store/file-system.ts';
import { isProcessAlive, lockFile, takeLock, thisProcess } from '../store/lock.ts';
import { partialSuffix, replaceFile } from '../store/whole-file.ts';
import type { RunEvent, UntimedEvent } from './events.ts';
import type { ItemOutcome, WholeFile } from './files.ts';
import { Journal } from './journal.ts';
import {
  assertSameRun,
  manifestFile,
  type RunManifest,
  readManifest,
  runFormatVersion,
  writeManifest,
} from './manifest.ts';

/** How a run folder is opened for writing. */
export interface RunFolderOptions {
  /** The configuration as it should stand in `run.json`. */
  config: JsonObject;
  /** The benchmark whose copies are refused, to be recorded. */
  decontaminatedAgainst?: BenchmarkIdentity;
  /** A run is resumed only under an equal fingerprint. */
  fingerprint: string;
  /** The version of Magnet. */
  version: string;
  /** Hears every event after it is on disk. */
  onEvent?: (event: RunEvent) => void;
  /** Default: the file system of this machine. */
  fileSystem?: FileSystem;
  /** The clock of the events. Default: the system's. */
  now?: () => Date;
  /** Writes when this many characters wait. Default: one million. */
  flushAt?: number;
}

/** A run folder that this process alone writes to. */
export interface RunFolder {
  readonly path: string;
  /** How many items are finished and on disk: the index of the next one. */
  readonly resumeAt: number;
  /** The running totals of the finished items, by label. */
  readonly counts: Readonly<Record<string, number>>;
  /** Whether `commitApart` was done, in this process or before a crash, or any item was finished. */
  readonly begun: boolean;
  /** Whether the run had finished when it was opened. */
  readonly finished: boolean;
  /** The limit at which it had finished, or null when it was complete or had not finished. */
  readonly limit: number | null;
  /** Writes a file that comes whole. After a crash it is there whole or not at all. */
  writeWhole(file: WholeFile, pieces: Iterable<string>): void;
  /** Takes what one item became. Items are appended in order, and are on disk and counted after the next flush. */
  append(outcome: ItemOutcome): void;
  /** Puts records that belong to no item, such as dropped tools, on disk at once. To be done once, when not `begun`. */
  commitApart(outcome: ItemOutcome): void;
  /** Puts all that was appended on disk now. */
  flush(): void;
  /** Flushes, then writes an event. */
  record(event: UntimedEvent): void;
  /** Flushes and lets go of the folder. */
  close(): void;
}

/**
 * Makes a run folder, or opens one to go on with it after a stop or a crash.
 * Throws `misuse` when the folder holds other things or another process writes to it, `bad-run` when it is damaged or of
 * another version or configuration, `broken-world` when the file system fails.
 */
export function openRunFolder(path: string, options: RunFolderOptions): RunFolder {
  const fileSystem = guarded(options.fileSystem ?? nodeFileSystem);
  assertUsable(fileSystem, path);
  fileSystem.makeFolder(path);
  const lock = takeLock(fileSystem, path, { owner: thisProcess(), isAlive: isProcessAlive });
  try {
    const found = readManifest(fileSystem, path);
    const journal = openJournal(fileSystem, path, options);
    const isBound = journal.committed.items > 0;
    if (!isBound && journal.begun && found && !isSameRun(found, options)) journal.forget();
    settleManifest(fileSystem, { path, found: isBound ? found : undefined }, options);
    return new OpenRunFolder(path, { fileSystem, lock, journal });
  } catch (error) {
    lock.release();
    throw error;
  }
}

class OpenRunFolder implements RunFolder {
  readonly path: string;
  readonly finished: boolean;
  readonly limit: number | null;
  #begun: boolean;
  readonly #fileSystem: FileSystem;
  readonly #journal: Journal;
  readonly #lock: { release(): void };

  constructor(path: string, parts: { fileSystem: FileSystem; journal: Journal; lock: { release(): void } }) {
    this.path = path;
    this.#fileSystem = parts.fileSystem;
    this.#journal = parts.journal;
    this.#lock = parts.lock;
    this.#begun = parts.journal.begun;
    this.finished = parts.journal.finished;
    this.limit = parts.journal.limit;
  }

  get resumeAt(): number {
    return this.#journal.committed.items;
  }

  get counts(): Readonly<Record<string, number>> {
    return this.#journal.committed.counts;
  }

  get begun(): boolean {
    return this.#begun;
  }

  writeWhole(file: WholeFile, pieces: Iterable<string>): void {
    replaceFile(this.#fileSystem, join(this.path, file), pieces);
  }

  append(outcome: ItemOutcome): void {
    this.#begun = true;
    this.#journal.append(outcome);
  }

  commitApart(outcome: ItemOutcome): void {
    if (this.#begun) misuse('what belongs to no item comes before the first item, once');
    this.#begun = true;
    this.#journal.commitApart(outcome);
  }

  flush(): void {
    this.#journal.flush();
  }

  record(event: UntimedEvent): void {
    this.#journal.record(event);
  }

  close(): void {
    try {
      this.#journal.flush();
    } finally {
      this.#lock.release();
    }
  }
}

function assertUsable(fileSystem: FileSystem, path: string): void {
  const names = fileSystem.list(path) ?? [];
  if (names.includes(manifestFile)) return;
  const others = names.filter((name) => name !== lockFile && name !== manifestFile + partialSuffix);
  if (others.length === 0) return;
  misuse('the folder is not empty and is no run folder', {
    where: path,
    expected: 'a new or empty folder, or the folder of a run to go on with',
    hint: `It holds ${others.slice(0, 3).join(', ')}${others.length > 3 ? ' and more' : ''}; nothing was changed`,
  });
}

// A run in which nothing is finished binds nobody: it may have failed over the very flag that is now corrected.
function settleManifest(
  fileSystem: FileSystem,
  { path, found }: { path: string; found: RunManifest | undefined },
  options: RunFolderOptions,
): void {
  const { config, fingerprint, version: magnet, decontaminatedAgainst } = options;
  const base = { format: 'magnet-run', version: runFormatVersion, magnet, fingerprint, config } as const;
  const wanted: RunManifest = decontaminatedAgainst ? { ...base, decontaminatedAgainst } : base;
  if (found) assertSameRun(found, wanted, path);
  else writeManifest(fileSystem, path, wanted);
}

function isSameRun(found: RunManifest, { fingerprint, version }: RunFolderOptions): boolean {
  return found.fingerprint === fingerprint && found.magnet === version;
}

function openJournal(fileSystem: FileSystem, folder: string, options: RunFolderOptions): Journal {
  const { now = () => new Date(), onEvent = () => {}, flushAt } = options;
  return new Journal({ folder, fileSystem, now, onEvent, ...(flushAt === undefined ? {} : { flushAt }) });
}
