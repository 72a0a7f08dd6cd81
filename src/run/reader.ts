import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MagnetError } from '../core/errors.ts';
import type { Tool } from '../core/tool.ts';
import { guarded, nodeFileSystem } from '../store/file-system.ts';
import { readJsonLines } from '../store/json-lines.ts';
import { type Commit, type RunEvent, runEventSchema } from './events.ts';
import { type JournalPart, type JournalRecords, journalFile } from './files.ts';
import { type RunManifest, readManifest } from './manifest.ts';
import { readJournalState } from './recovery.ts';

/** A run folder to read from: only finished items show, also while the run is still being made. */
export interface RunReader {
  readonly path: string;
  readonly manifest: RunManifest;
  /** How far the run has come. */
  readonly commit: Commit;
  readonly finished: boolean;
  /** The tools of the pool. */
  tools(): AsyncGenerator<Tool>;
  /** The records of a part, in the order of the items. They are taken as they were written; `validateRun` checks them. */
  records<Part extends JournalPart>(part: Part): AsyncGenerator<JournalRecords[Part]>;
  /** What happened, in order. */
  events(): AsyncGenerator<RunEvent>;
}

/** Opens a run folder for reading; changes nothing. Throws `bad-run` when it is none, or cannot be used. */
export function readRunFolder(path: string): RunReader {
  const fileSystem = guarded(nodeFileSystem);
  const manifest = existsSync(path) ? readManifest(fileSystem, path) : undefined;
  if (!manifest) throw notARun(path);
  const { commit, finished, eventBytes } = readJournalState(fileSystem, path);
  return {
    path,
    manifest,
    commit,
    finished,
    tools: () => readValues<Tool>(join(path, 'pool.jsonl')),
    records: <Part extends JournalPart>(part: Part) =>
      readValues<JournalRecords[Part]>(join(path, journalFile(part)), commit.files[part].bytes),
    events: () => readEvents(join(path, 'events.jsonl'), eventBytes),
  };
}

async function* readValues<Value>(path: string, bytes?: number): AsyncGenerator<Value> {
  if (!existsSync(path)) return;
  for await (const { value } of readJsonLines(path, bytes)) yield value as Value;
}

async function* readEvents(path: string, bytes: number): AsyncGenerator<RunEvent> {
  for await (const { line, value } of readJsonLines(path, bytes)) {
    const parsed = runEventSchema.safeParse(value);
    if (parsed.success) yield parsed.data;
    else throw new MagnetError({ code: 'bad-run', what: 'this line is no event of a run', where: `${path}:${line}` });
  }
}

function notARun(path: string): MagnetError {
  return new MagnetError({
    code: 'bad-run',
    what: existsSync(path) ? 'this is no run folder' : 'there is no such folder',
    where: path,
    expected: 'a folder that magnet run made, with a run.json in it',
  });
}
