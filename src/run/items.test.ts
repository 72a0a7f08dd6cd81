import { describe, expect, test } from 'vitest';
import { worlds } from '../worlds/index.ts';
import { resolveConfig } from './config.ts';
import { synthesizeItems } from './items.ts';
import { prepare } from './prepare.ts';
import type { ProcessedItem } from './process-item.ts';
import type { threadWork } from './thread-work.ts';
import { localWork, type Workers } from './work.ts';

const config = resolveConfig(undefined, { rows: 60, seed: 3, pool: ['world:routes', 'world:banking'] });
const prepared = await prepare(config, { worlds });

async function itemsOf(overrides: Partial<typeof config> = {}, workers?: Workers): Promise<ProcessedItem[]> {
  const chosen = { ...config, ...overrides };
  const own = workers ?? localWork(chosen, prepared.equipment);
  const items: ProcessedItem[] = [];
  try {
    for await (const item of synthesizeItems({ config: chosen, prepared, workers: own })) items.push(item);
  } finally {
    await own.close();
  }
  return items;
}

const whole = await itemsOf();

describe('the items of a run', () => {
  test('keep as many rows of every kind as were asked for', () => {
    const kinds = whole.flatMap(({ trajectory }) => trajectory?.kind ?? []);
    const count = (kind: string) => kinds.filter((other) => other === kind).length;
    expect(kinds).toHaveLength(60);
    expect([count('single'), count('parallel'), count('multiple'), count('multi-turn'), count('irrelevance')]).toEqual([
      16, 10, 9, 14, 11,
    ]);
  });

  test('are the same at any concurrency', async () => {
    expect(await itemsOf({ concurrency: 1 })).toEqual(whole);
    expect(await itemsOf({ concurrency: 32 })).toEqual(whole);
  });

  test('with a limit are the first of those without', async () => {
    const first = await itemsOf({ limit: 25 });
    expect(first.filter(({ path }) => path !== null)).toHaveLength(25);
    expect(first).toEqual(whole.slice(0, first.length));
  });

  test('are all accounted for: a path without a row has a reason', () => {
    for (const { trajectory, dropped } of whole) expect(trajectory !== null || dropped.length > 0).toBe(true);
  });

  test('go on where an interrupted run ended', async () => {
    const { duplicateText } = await import('../verify/index.ts');
    const done = whole.slice(0, 31);
    const rows = done.flatMap(({ task, trajectory, pairs }) =>
      task && trajectory ? [[task.path, { text: duplicateText(task), pairs: pairs.length }] as const] : [],
    );
    const finished = { count: done.length, kept: new Map(rows) };
    const rest: ProcessedItem[] = [];
    const workers = localWork(config, prepared.equipment);
    for await (const item of synthesizeItems({ config, prepared, workers, finished })) rest.push(item);
    expect([...done, ...rest]).toEqual(whole);
  });
});

// Threads run the built package: `npm test` builds it first.
test('threads make the same items as this thread', async () => {
  const { threadWork: built } = (await import(new URL('../../dist/run/thread-work.js', import.meta.url).href)) as {
    threadWork: typeof threadWork;
  };
  const threads = built(2, { config, tools: prepared.equipment.pool.tools });
  expect(await itemsOf({}, threads)).toEqual(whole);
});
