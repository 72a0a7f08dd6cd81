import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MagnetError } from '../../core/errors.ts';
import { readRecords } from '../records.ts';
import { type EnvironmentName, environmentNames } from './environment-name.ts';
import { readTask } from './read-task.ts';
import type { ToolQueryTask } from './task.ts';
import { readToolDocuments, type ToolDocument } from './tool-document.ts';

/**
 * A data folder of ToolQuery: the tasks in `test/<environment>.jsonl` (AgentGym's form) or in one `test.jsonl`
 * (AgentBoard's), and the tools in `tools/<environment>.json`.
 */
export class ToolQueryData {
  readonly #tasks: readonly ToolQueryTask[];
  readonly #tools = new Map<EnvironmentName, readonly ToolDocument[]>();
  /** The first 16 hexadecimal digits of the SHA-256 of all files. */
  readonly fingerprint: string;

  /** Reads a folder. Throws `misuse` when it holds no tasks and `bad-file` for a bad record or list of tools. */
  constructor(readonly folder: string) {
    const taskFiles = taskFilesIn(folder);
    this.#tasks = taskFiles.flatMap((file) => readTasks(file));
    refuseRepeated(this.#tasks, folder);
    const used = environmentNames.filter((name) => this.#tasks.some(({ environment }) => environment === name));
    const hash = createHash('sha256');
    for (const file of taskFiles) hash.update(readFileSync(file));
    for (const name of used) {
      const path = join(folder, 'tools', `${name}.json`);
      const text = readTools(path);
      hash.update(text);
      this.#tools.set(name, readToolDocuments(text, path));
    }
    this.fingerprint = hash.digest('hex').slice(0, 16);
  }

  /** All tasks, or those of some environments, in the order of the files. */
  tasks(environments: readonly EnvironmentName[] = environmentNames): readonly ToolQueryTask[] {
    return this.#tasks.filter(({ environment }) => environments.includes(environment));
  }

  /** The tools of an environment; none for one that has no tasks. */
  tools(environment: EnvironmentName): readonly ToolDocument[] {
    return this.#tools.get(environment) ?? [];
  }
}

function taskFilesIn(folder: string): string[] {
  const names = [...environmentNames.map((name) => join('test', `${name}.jsonl`)), 'test.jsonl'];
  const found = names.map((name) => join(folder, name)).filter((path) => existsSync(path));
  if (found.length > 0) return found;
  throw new MagnetError({
    code: 'misuse',
    what: 'there are no tasks of ToolQuery in this folder',
    where: folder,
    expected: 'test/<environment>.jsonl as in AgentGym, or test.jsonl as in AgentBoard',
  });
}

function readTasks(path: string): ToolQueryTask[] {
  return Array.from(readRecords(path), ({ record, where }) => readTask(record, where));
}

function refuseRepeated(tasks: readonly ToolQueryTask[], folder: string): void {
  const seen = new Set<string>();
  for (const { id } of tasks) {
    if (seen.has(id)) throw new MagnetError({ code: 'bad-file', what: `two tasks are called ${id}`, where: folder });
    seen.add(id);
  }
}

function readTools(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const what = 'the tools of this environment cannot be read';
    throw new MagnetError({ code: 'bad-file', what, where: path, expected: 'a JSON list of tools', cause });
  }
}
