import { join } from 'node:path';
import { MagnetError } from '../core/errors.ts';
import type { FileSystem } from '../store/file-system.ts';
import { type Commit, commitOf, type RunEvent, runEventSchema } from './events.ts';
import { journalFile, journalParts } from './files.ts';

/** Where a journal stands. */
export interface JournalState {
  commit: Commit;
  /** False in a folder in which nothing was committed yet, or all of it was forgotten. */
  begun: boolean;
  finished: boolean;
  /** The limit that ended a finished run, or null. */
  limit: number | null;
  /** Size of the complete lines of `events.jsonl`. */
  eventBytes: number;
}

/** The commit of a run that has not done anything. */
export function emptyCommit(): Commit {
  const none = () => ({ bytes: 0, lines: 0 });
  return {
    items: 0,
    counts: {},
    files: { paths: none(), tasks: none(), trajectories: none(), pairs: none(), dropped: none(), heldout: none() },
  };
}

function isEmpty({ items, files }: Commit): boolean {
  return items === 0 && Object.values(files).every(({ bytes }) => bytes === 0);
}

/**
 * Reads how far a run came, changing nothing. A half-written last line is what a crash leaves and is ignored.
 * Throws `bad-run` when an event cannot be read or when a file is shorter than what was committed.
 */
export function readJournalState(fileSystem: FileSystem, folder: string): JournalState {
  const text = completeLines(fileSystem.read(join(folder, 'events.jsonl')) ?? '');
  const lines = text.split('\n').slice(0, -1);
  const eventBytes = Buffer.byteLength(text);
  let end: { finished: boolean; limit: number | null } = { finished: false, limit: null };
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const event = parseEvent(lines[at]!, { folder, line: at + 1 });
    if (event.type === 'run-finished') end = { finished: true, limit: event.limit };
    const commit = commitOf(event);
    if (!commit) continue;
    assertNothingMissing(fileSystem, folder, commit);
    return { commit, begun: !isEmpty(commit), ...end, eventBytes };
  }
  return { commit: emptyCommit(), begun: false, ...end, eventBytes };
}

/** Cuts every journal file back to what was committed, and `events.jsonl` to its last complete line. */
export function discardUncommitted(
  fileSystem: FileSystem,
  folder: string,
  { commit, eventBytes }: Pick<JournalState, 'commit' | 'eventBytes'>,
): void {
  cut(fileSystem, join(folder, 'events.jsonl'), eventBytes);
  for (const part of journalParts) {
    cut(fileSystem, join(folder, journalFile(part)), commit.files[part].bytes);
  }
}

function cut(fileSystem: FileSystem, path: string, size: number): void {
  if (fileSystem.size(path) > size) fileSystem.truncate(path, size);
}

function completeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function parseEvent(text: string, { folder, line }: { folder: string; line: number }): RunEvent {
  const where = `${join(folder, 'events.jsonl')}:${line}`;
  const parsed = runEventSchema.safeParse(parseJson(text, where));
  if (parsed.success) return parsed.data;
  throw damaged(where, 'this line is no event of a run');
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(where, 'this line is no JSON', error);
  }
}

function assertNothingMissing(fileSystem: FileSystem, folder: string, commit: Commit): void {
  for (const part of journalParts) {
    const path = join(folder, journalFile(part));
    const size = fileSystem.size(path);
    const { bytes } = commit.files[part];
    if (size < bytes) throw damaged(path, `the file has ${size} bytes, but ${bytes} were written and counted`);
  }
}

function damaged(where: string, what: string, cause?: unknown): MagnetError {
  return new MagnetError({
    code: 'bad-run',
    what,
    where,
    hint: 'The run folder was changed or damaged: restore the file from a copy, or start a new run in another folder',
    cause,
  });
}
