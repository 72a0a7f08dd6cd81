import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decidedTexts } from '../../test/support/run-files.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { runSummarySchema } from '../core/summary.ts';
import type { Trajectory } from '../core/trajectory.ts';
import type { BenchmarkReference } from '../verify/contamination/index.ts';
import { builtInWorlds } from '../worlds/built-in.ts';
import { resolveConfig } from './config.ts';
import { synthesizeItems } from './items.ts';
import { prepare } from './prepare.ts';
import type { ProcessedItem } from './process-item.ts';
import { readRunFolder } from './reader.ts';
import { rowMeter } from './row-meter.ts';
import { reportRun } from './summary.ts';
import { synthesize } from './synthesize.ts';
import type { threadWork } from './thread-work.ts';
import { localWork, type Workers } from './work.ts';

const wanted = { rows: 40, seed: 5, pool: ['world:vehicle', 'world:banking'] };
const config = resolveConfig(undefined, wanted);
const prepared = await prepare(config, { worlds: builtInWorlds });
const { tools } = prepared.equipment.pool;
const measure = rowMeter(tools);

async function itemsOf(refused?: BenchmarkReference, overrides: Partial<typeof config> = {}, workers?: Workers) {
  const chosen = { ...config, ...overrides };
  const own = workers ?? localWork(chosen, prepared.equipment);
  const items: ProcessedItem[] = [];
  try {
    for await (const item of synthesizeItems({ config: chosen, prepared, workers: own, refused })) items.push(item);
  } finally {
    await own.close();
  }
  return items;
}

const nothing: BenchmarkReference = {
  identity: { name: 'Bench', commit: 'c0ffee', fingerprint: 'f00d' },
  paths: [],
  queries: [],
  tools: [],
};
const clean = await itemsOf();
const rows = clean.flatMap(({ trajectory }) => trajectory ?? []);
const pathOf = (row: Trajectory) => measure(row).turns.flat();
const isOfVehicle = (name: string) => tools.find((tool) => tool.name === name)!.toolset === 'vehicle';
const driven = rows.find(({ kind, turns }) => {
  const calls = turns.flatMap(({ steps }) => steps.flatMap((step) => step.calls));
  return kind === 'multi-turn' && calls.every(({ name }) => isOfVehicle(name));
})!;
const spoken = rows.find((row) => row.turns[0]!.user.split(' ').length > 15 && pathOf(row)[0] !== pathOf(driven)[0])!;
// A path and its split variant make the same calls.
const sameCalls = rows.filter((row) => pathOf(row).join() === pathOf(driven).join()).length;
const words = spoken.turns[0]!.user;
const planted: BenchmarkReference = {
  ...nothing,
  paths: [{ id: 'path-copy', group: 'base', turns: measure(driven).turns }],
  queries: [{ id: 'query-copy', text: `Please listen. ${words.toUpperCase()}` }],
};

function reasonOf(items: readonly ProcessedItem[], task: string): string | undefined {
  return items
    .flatMap(({ dropped }) => dropped)
    .find(({ id, reason }) => id === task && reason.startsWith('benchmark-'))?.reason;
}

describe('rows that repeat a benchmark', () => {
  test('a copied path is found under the native names of the benchmark', () => {
    expect(pathOf(driven).length).toBeGreaterThan(1);
    for (const name of pathOf(driven)) expect(name).not.toContain('vehicle/');
  });

  test('are refused with their reason, and others take their place', async () => {
    const items = await itemsOf(planted);
    expect(reasonOf(items, driven.task)).toBe('benchmark-path');
    expect(reasonOf(items, spoken.task)).toBe('benchmark-query');
    const kept = items.flatMap(({ trajectory }) => trajectory?.task ?? []);
    expect(kept).not.toContain(driven.task);
    expect(kept).not.toContain(spoken.task);
    expect(kept).toHaveLength(rows.length);
    for (const { trajectory, pairs, dropped } of items) {
      if (dropped.some(({ reason }) => reason.startsWith('benchmark-')))
        expect([trajectory, pairs]).toEqual([null, []]);
    }
  });

  test('are refused for every tool that is a copy', async () => {
    const { name, description } = tools.find(({ id }) => id === driven.tools[0])!;
    const items = await itemsOf({ ...nothing, tools: [{ name, description, parameters: {} }] }, { limit: 40 });
    const id = tools.find((tool) => tool.name === name)!.id;
    const offering = clean.flatMap(({ trajectory }) => (trajectory?.tools.includes(id) ? trajectory.task : []));
    expect(offering.length).toBeGreaterThan(0);
    const seen = new Set(items.flatMap(({ task }) => task?.id ?? []));
    for (const task of offering.filter((each) => seen.has(each))) expect(reasonOf(items, task)).toBe('benchmark-tool');
    for (const { trajectory } of items) expect(trajectory?.tools ?? []).not.toContain(id);
  });

  test('are none where the benchmark has nothing in common with the run', async () => {
    expect(await itemsOf(nothing)).toEqual(clean);
  });

  test('are the same at any concurrency and in threads', async () => {
    const whole = await itemsOf(planted);
    expect(await itemsOf(planted, { concurrency: 1 })).toEqual(whole);
    // Threads run the built package: `npm test` builds it first.
    const { threadWork: built } = (await import(new URL('../../dist/run/thread-work.js', import.meta.url).href)) as {
      threadWork: typeof threadWork;
    };
    expect(await itemsOf(planted, {}, built(2, { config, tools }))).toEqual(whole);
  });
});

describe('a run folder', () => {
  const make = async (out: string, more: Partial<Parameters<typeof synthesize>[0]> = {}, overrides = {}) => {
    for await (const _ of synthesize({ config: { ...wanted, ...overrides }, out, benchmark: planted, ...more }));
  };

  test('stops and goes on to the same files, and says against what it was checked', async () => {
    const folder = await temporaryFolder({});
    const [whole, parts] = [join(folder, 'whole'), join(folder, 'parts')];
    await make(whole);
    await make(parts, {}, { limit: 15 });
    await make(parts);
    expect(decidedTexts(parts)).toEqual(decidedTexts(whole));
    expect(JSON.parse(readFileSync(join(whole, 'run.json'), 'utf8')).decontaminatedAgainst).toEqual(planted.identity);
    const { summary } = await reportRun(readRunFolder(whole), { benchmark: planted });
    expect(runSummarySchema.parse(summary)).toEqual(summary);
    expect(summary.contamination).toMatchObject({
      rows: rows.length,
      overlapping: { 'benchmark-path': 0, 'benchmark-query': 0, 'benchmark-tool': 0 },
    });
    expect(summary.funnel.find(({ stage }) => stage === 'verify')?.dropped).toMatchObject({
      'benchmark-path': sameCalls,
      'benchmark-query': 1,
    });
  });

  test('is not gone on with under other data, nor without', async () => {
    const out = join(await temporaryFolder({}), 'run');
    await make(out, {}, { limit: 5 });
    const other = { ...planted, identity: { ...planted.identity, fingerprint: 'beef' } };
    await expect(make(out, { benchmark: other })).rejects.toThrow(
      /decontaminatedAgainst was \{[^}]*"f00d"[^}]*\} and is now \{[^}]*"beef"/,
    );
    await expect(make(out, {}, { decontaminate: false })).rejects.toThrow(/and is now not set/);
  });

  test('keeps the copies where they are only to be counted', async () => {
    const out = join(await temporaryFolder({}), 'run');
    await make(out, {}, { decontaminate: false });
    const { summary } = await reportRun(readRunFolder(out), { benchmark: planted });
    expect(summary.contamination?.overlapping).toEqual({
      'benchmark-path': sameCalls,
      'benchmark-query': 1,
      'benchmark-tool': 0,
    });
    expect(summary.contamination?.paths).toMatchObject([{ group: 'base', paths: 1, repeated: 1 }]);
  });

  test('is not begun when the configuration names data that was not read', async () => {
    await expect(synthesize({ config: { bfclData: 'somewhere' } }).next()).rejects.toThrow(
      'the configuration names the data of BFCL, and the benchmark is not given',
    );
  });
});
