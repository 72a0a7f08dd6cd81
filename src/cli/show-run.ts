import { misuse } from '../core/errors.ts';
import { rowKinds } from '../core/path.ts';
import type { Task } from '../core/task.ts';
import type { PreferencePair, Trajectory } from '../core/trajectory.ts';
import { printableLine } from '../run/printable.ts';
import { type RunReader, readRunFolder } from '../run/reader.ts';
import type { Context } from './context.ts';
import { conversationLines } from './show-conversation.ts';
import { pairLines } from './show-pair.ts';
import { createStyle } from './style.ts';

/** Shows one conversation or pair of a run, or lists what there is. */
export async function showRun(
  { run, id, json }: { run: string; id?: string; json?: boolean },
  context: Context,
): Promise<void> {
  const reader = readRunFolder(context.path(run));
  if (id === undefined) await listRun(reader, { run, json }, context);
  else await showItem(reader, { id, json }, context);
}

type Found = { trajectory: Trajectory } | { pair: PreferencePair };

async function showItem(
  reader: RunReader,
  { id, json }: { id: string; json?: boolean },
  context: Context,
): Promise<void> {
  const found = await findItem(reader, id);
  const task = await findTask(reader, 'pair' in found ? found.pair.task : found.trajectory.task);
  if (json) {
    context.print(JSON.stringify({ ...found, task }, null, 2));
    return;
  }
  const options = { task, style: createStyle(context.colours), width: context.columns };
  const lines = 'pair' in found ? pairLines(found.pair, options) : conversationLines(found.trajectory, options);
  context.print(lines.join('\n'));
}

async function findItem(reader: RunReader, id: string): Promise<Found> {
  const isKind = (rowKinds as readonly string[]).includes(id);
  for await (const trajectory of reader.records('trajectories')) {
    if (isKind ? trajectory.kind === id : trajectory.id === id) return { trajectory };
  }
  for await (const pair of reader.records('pairs')) {
    if (id === 'pair' || pair.id === id) return { pair };
    const side = [pair.chosen, pair.rejected].find((trajectory) => trajectory.id === id);
    if (side) return { trajectory: side };
  }
  return misuse(`this run has no row and no pair "${printableLine(id)}"`, {
    where: reader.path,
    hint: `See what there is with: magnet show ${reader.path}`,
  });
}

async function findTask(reader: RunReader, id: string): Promise<Task | undefined> {
  for await (const task of reader.records('tasks')) if (task.id === id) return task;
  return undefined;
}

const mostListed = 20;

async function listRun(
  reader: RunReader,
  { run, json }: { run: string; json?: boolean },
  context: Context,
): Promise<void> {
  const rows = await collect(reader.records('trajectories'), ({ id, kind, turns }) => {
    return { id, kind, turns: turns.length };
  });
  const pairs = await collect(reader.records('pairs'), ({ id, kind, mistake }) => ({ id, kind, mistake }));
  if (json) {
    context.print(JSON.stringify({ rows, pairs }, null, 2));
    return;
  }
  const lines = [
    `${rows.length} rows`,
    ...listed(rows, ({ id, kind, turns }) => `  ${id}  ${kind}, ${turns === 1 ? '1 turn' : `${turns} turns`}`),
    `${pairs.length} pairs`,
    ...listed(pairs, ({ id, kind, mistake }) => `  ${id}  ${kind}, mistake: ${mistake}`),
    '',
    `Read one: magnet show ${run} ID`,
  ];
  context.print(lines.map(printableLine).join('\n'));
}

function listed<Item>(items: readonly Item[], text: (item: Item) => string): string[] {
  const more = items.length - mostListed;
  return [...items.slice(0, mostListed).map(text), ...(more > 0 ? [`  and ${more} more (--json lists all)`] : [])];
}

async function collect<Item, Value>(items: AsyncIterable<Item>, pick: (item: Item) => Value): Promise<Value[]> {
  const values: Value[] = [];
  for await (const item of items) values.push(pick(item));
  return values;
}
