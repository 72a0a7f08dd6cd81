import { join } from 'node:path';
import type { FileSystem } from '../store/file-system.ts';
import type { Commit, RunEvent, UntimedEvent } from './events.ts';
import { type ItemOutcome, type JournalPart, journalFile, journalParts } from './files.ts';
import { textOf } from './record-text.ts';
import { discardUncommitted, emptyCommit, readJournalState } from './recovery.ts';

/** How a journal is opened. */
export interface JournalOptions {
  folder: string;
  fileSystem: FileSystem;
  /** The clock of the events. */
  now: () => Date;
  /** Hears every event after it is on disk. */
  onEvent: (event: RunEvent) => void;
  /** Writes when this many characters wait. Default: one million. */
  flushAt?: number;
}

/**
 * The append-only files of a run. What is appended is buffered and then committed: first the records go to their files,
 * then one `items-committed` event records how long every file is. A crash at any point loses only what no such event
 * covers, and opening again cuts it off.
 */
export class Journal {
  /** How far the run has come on disk. */
  #committed: Commit;
  /** How far it will have come after the next flush. */
  #pending: Commit;
  #lines = emptyBuffers();
  #waiting = 0;
  #scheduled: NodeJS.Immediate | undefined;
  #failure: unknown;
  #broken = false;
  readonly #options: JournalOptions;
  readonly #flushAt: number;
  #begun: boolean;
  #end: { finished: boolean; limit: number | null };

  /** Recovers what is in the folder. Throws `bad-run` when it is damaged. */
  constructor(options: JournalOptions) {
    this.#options = options;
    this.#flushAt = options.flushAt ?? 1_000_000;
    const state = readJournalState(options.fileSystem, options.folder);
    discardUncommitted(options.fileSystem, options.folder, state);
    this.#begun = state.begun;
    this.#end = { finished: state.finished, limit: state.limit };
    this.#committed = state.commit;
    this.#pending = structuredClone(state.commit);
  }

  get committed(): Commit {
    return this.#committed;
  }

  /** Whether anything was committed when the journal was opened, and not forgotten since. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Whether the run had finished when the journal was opened. */
  get finished(): boolean {
    return this.#end.finished;
  }

  /** The limit that ended a finished run, or null. */
  get limit(): number | null {
    return this.#end.limit;
  }

  /** Forgets what was committed, so that another run can begin here. Throws `broken-world` when that fails. */
  forget(): void {
    this.#begun = false;
    this.#end = { finished: false, limit: null };
    this.#pending = emptyCommit();
    this.#writeCommit();
    this.#assertSound();
    const { fileSystem, folder } = this.#options;
    discardUncommitted(fileSystem, folder, readJournalState(fileSystem, folder));
  }

  /** Takes what an item became. It is on disk, and counted, after the next flush, which comes when nothing else is ready. */
  append(outcome: ItemOutcome): void {
    this.#buffer(outcome);
    this.#pending.items += 1;
    if (this.#waiting >= this.#flushAt) this.flush();
    else this.#scheduled ??= setImmediate(() => this.#flushQuietly());
  }

  /** Commits records that belong to no item. Throws `broken-world` when that fails. */
  commitApart(outcome: ItemOutcome): void {
    this.#buffer(outcome);
    this.#writeCommit();
    this.#assertSound();
  }

  /** Puts everything that waits on disk. Throws `broken-world` when that fails, now or since the last call. */
  flush(): void {
    this.#flushQuietly();
    this.#assertSound();
  }

  /** Writes an event that is no commit. */
  record(event: UntimedEvent): void {
    this.flush();
    this.#write(() => this.#appendEvent(event));
    this.#assertSound();
  }

  #buffer(outcome: ItemOutcome): void {
    this.#assertSound();
    for (const part of journalParts) {
      for (const record of outcome.records[part] ?? []) this.#bufferLine(part, `${textOf(record)}\n`);
    }
    for (const [label, count] of Object.entries(outcome.counts ?? {})) {
      this.#pending.counts[label] = (this.#pending.counts[label] ?? 0) + count;
    }
  }

  #bufferLine(part: JournalPart, line: string): void {
    this.#lines[part].push(line);
    this.#pending.files[part].lines += 1;
    this.#waiting += line.length;
  }

  // Runs from a timer too, where nobody could catch: the failure is kept for the next call.
  #flushQuietly(): void {
    if (this.#scheduled) clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    if (this.#pending.items > this.#committed.items) this.#writeCommit();
  }

  #writeCommit(): void {
    this.#write(() => {
      for (const part of journalParts) this.#writePart(part);
      this.#appendEvent({ type: 'items-committed', ...structuredClone(this.#pending) });
      this.#committed = structuredClone(this.#pending);
      this.#waiting = 0;
    });
  }

  #writePart(part: JournalPart): void {
    const lines = this.#lines[part];
    if (lines.length === 0) return;
    const bytes = Buffer.from(lines.join(''));
    this.#options.fileSystem.append(join(this.#options.folder, journalFile(part)), bytes);
    this.#pending.files[part].bytes += bytes.length;
    this.#lines[part] = [];
  }

  #appendEvent(untimed: UntimedEvent): void {
    const { fileSystem, folder, now, onEvent } = this.#options;
    const event = { time: now().toISOString(), ...untimed } as RunEvent;
    fileSystem.append(join(folder, 'events.jsonl'), Buffer.from(`${JSON.stringify(event)}\n`));
    onEvent(event);
  }

  // After one failed write the ends of the files are unknown: anything written behind it could not be told from garbage.
  #write(action: () => void): void {
    if (this.#broken) return;
    try {
      action();
    } catch (error) {
      this.#broken = true;
      this.#failure = error;
    }
  }

  #assertSound(): void {
    if (this.#broken) throw this.#failure;
  }
}

function emptyBuffers(): Record<JournalPart, string[]> {
  return { paths: [], tasks: [], trajectories: [], pairs: [], dropped: [], heldout: [] };
}
