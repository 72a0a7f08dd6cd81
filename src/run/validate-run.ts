import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { droppedSchema } from '../core/dropped.ts';
import { MagnetError } from '../core/errors.ts';
import { heldOutTaskSchema } from '../core/held-out.ts';
import { signaturePathSchema } from '../core/path.ts';
import { taskSchema } from '../core/task.ts';
import { type Tool, toolSchema } from '../core/tool.ts';
import { type PreferencePair, preferencePairSchema, type Trajectory, trajectorySchema } from '../core/trajectory.ts';
import { readGraph } from '../graph/index.ts';
import { readJsonLines } from '../store/json-lines.ts';
import type { RunConfig } from './config-schema.ts';
import { type JournalPart, journalFile } from './files.ts';
import { LeakCheck } from './held-out-leak.ts';
import { Holdout } from './holdout.ts';
import { callLogFile, modelCallSchema, wholeBytes } from './models/call-log.ts';
import { pairProblem } from './pair-problem.ts';
import { type RunReader, readRunFolder } from './reader.ts';

/** Something that is wrong in a file. */
export interface Finding {
  /** File, with line where there is one. */
  where: string;
  what: string;
}

/**
 * Checks a run folder: every record against its schema, ids that must be unique, references between the files, the
 * sizes that were recorded. Yields nothing when all is well. Throws only when the world outside fails.
 */
export async function* validateRun(path: string): AsyncGenerator<Finding> {
  try {
    yield* checkRun(readRunFolder(path));
  } catch (error) {
    if (!MagnetError.is(error) || error.code === 'broken-world') throw error;
    yield { where: path, what: error.message };
  }
}

async function* checkRun(run: RunReader): AsyncGenerator<Finding> {
  const tools = new Map<string, Tool>();
  yield* checkFile(join(run.path, 'pool.jsonl'), toolSchema, (tool) => addOnce(tools, tool));
  yield* checkGraph(run, [...tools.values()]);
  const leaks = new LeakCheck(new Holdout(heldOutIn(run), [...tools.values()]), tools);
  const paths = new Map<string, unknown>();
  yield* checkPart(run, 'paths', signaturePathSchema, (path) => addOnce(paths, path) ?? leaks.problemOfPath(path));
  const tasks = new Map<string, unknown>();
  yield* checkPart(run, 'tasks', taskSchema, (task) => {
    return addOnce(tasks, task) ?? (paths.has(task.path) ? null : `there is no path "${task.path}"`);
  });
  const seen = new Map<string, unknown>();
  const known = { tasks, tools, leaks };
  yield* checkPart(run, 'trajectories', trajectorySchema, (row) => addOnce(seen, row) ?? trajectoryProblem(row, known));
  yield* checkPart(run, 'pairs', preferencePairSchema, (pair) => addOnce(seen, pair) ?? problemOfPair(pair, known));
  yield* checkPart(run, 'heldout', heldOutTaskSchema, (task) => {
    return addOnce(tasks, task) ?? unknownTool(task.trajectory, known) ?? leaks.problemOfTask(task);
  });
  yield* checkPart(run, 'dropped', droppedSchema, () => null);
  const calls = join(run.path, callLogFile);
  if (existsSync(calls)) yield* checkFile(calls, modelCallSchema, () => null, await wholeBytes(calls));
}

interface Known {
  tasks: ReadonlyMap<string, unknown>;
  tools: ReadonlyMap<string, Tool>;
  leaks: LeakCheck;
}

function heldOutIn({ manifest }: RunReader): readonly string[] {
  return (manifest.config as Partial<RunConfig>).holdout?.what ?? [];
}

function trajectoryProblem(row: Trajectory, known: Known): string | null {
  if (!known.tasks.has(row.task)) return `there is no task "${row.task}"`;
  return unknownTool(row, known) ?? known.leaks.problemOf(row);
}

function unknownTool({ tools }: Trajectory, known: Known): string | null {
  const unknown = tools.find((id) => !known.tools.has(id));
  return unknown === undefined ? null : `the pool has no tool "${unknown}"`;
}

function problemOfPair(pair: PreferencePair, known: Known): string | null {
  return trajectoryProblem(pair.chosen, known) ?? trajectoryProblem(pair.rejected, known) ?? pairProblem(pair);
}

function addOnce<Item extends { id: string }>(items: Map<string, unknown>, item: Item): string | null {
  if (items.has(item.id)) return `the id "${item.id}" stands there twice`;
  items.set(item.id, item);
  return null;
}

async function* checkPart<Schema extends z.ZodType>(
  run: RunReader,
  part: JournalPart,
  schema: Schema,
  problemOf: (record: z.output<Schema>) => string | null,
): AsyncGenerator<Finding> {
  const { bytes, lines } = run.commit.files[part];
  const file = join(run.path, journalFile(part));
  let count = 0;
  const counted = (record: z.output<Schema>) => {
    count += 1;
    return problemOf(record);
  };
  let wrong = 0;
  for await (const finding of checkFile(file, schema, counted, bytes)) {
    wrong += 1;
    yield finding;
  }
  if (wrong === 0 && count !== lines)
    yield { where: file, what: `there are ${count} records, but ${lines} were counted` };
}

async function* checkFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  problemOf: (record: z.output<Schema>) => string | null,
  bytes?: number,
): AsyncGenerator<Finding> {
  for await (const { line, value } of readJsonLines(file, bytes)) {
    const parsed = schema.safeParse(value);
    const what = parsed.success ? problemOf(parsed.data) : schemaProblem(parsed.error);
    if (what !== null) yield { where: `${file}:${line}`, what };
  }
}

function schemaProblem({ issues: [issue] }: z.ZodError): string {
  const place = issue!.path.map((key) => `/${String(key)}`).join('');
  return `${place === '' ? '' : `${place}: `}${issue!.message}`;
}

async function* checkGraph({ path }: RunReader, tools: readonly Tool[]): AsyncGenerator<Finding> {
  const file = join(path, 'graph.json');
  try {
    readGraph(await readFile(file, 'utf8'), { file, tools });
  } catch (error) {
    if (MagnetError.is(error)) yield { where: file, what: error.message };
    else if (error instanceof Error && 'code' in error) yield { where: file, what: 'the file cannot be read' };
    else throw error;
  }
}
