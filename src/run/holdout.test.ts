import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { decidedTexts } from '../../test/support/run-files.ts';
import type { HeldOutTask } from '../core/held-out.ts';
import type { SignaturePath } from '../core/path.ts';
import type { Trajectory } from '../core/trajectory.ts';
import { worlds } from '../worlds/index.ts';
import { resolveConfig } from './config.ts';
import { Holdout } from './holdout.ts';
import { synthesizeItems } from './items.ts';
import { prepare } from './prepare.ts';
import { readRunFolder } from './reader.ts';
import { summarizeRun } from './summary.ts';
import { type SynthesizeOptions, synthesize } from './synthesize.ts';
import type { threadWork } from './thread-work.ts';
import { validateRun } from './validate-run.ts';
import { localWork, type Workers } from './work.ts';

const newFolder = emptyFolders();
const tools = worlds.flatMap((world) => world.tools);
const what = ['tool:mail/find_contact', 'toolset:banking', 'paths:0.2'];
const base = { rows: 30, pool: ['world:mail', 'world:banking', 'world:clinic'], holdout: { what, rows: 16 } };

async function make(config: NonNullable<SynthesizeOptions['config']>, out = join(newFolder(), 'run')) {
  const items = [];
  for await (const item of synthesize({ config, out })) items.push(item);
  return { out, items };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function textsIn(out: string) {
  const path = join(out, 'heldout.jsonl');
  return { ...decidedTexts(out), 'heldout.jsonl': existsSync(path) ? readFileSync(path, 'utf8') : null };
}

function shownBy({ tools: offered, turns }: Trajectory): { ids: string[]; names: string[] } {
  const calls = turns.flatMap(({ steps }) => steps.flatMap((step) => step.calls));
  return { ids: [...offered, ...turns.flatMap(({ addsTools }) => addsTools)], names: calls.map(({ name }) => name) };
}

describe.each([1, 2, 3])('with seed %i', (seed) => {
  test('no training row or pair shows, calls or walks what is held out', async () => {
    const { out, items } = await make({ ...base, seed });
    const run = readRunFolder(out);
    const holdout = new Holdout(what, tools);
    const names = new Set(tools.filter(({ id }) => holdout.tools.has(id)).map(({ name }) => name));
    const pairs = await all(run.records('pairs'));
    const rows = [
      ...(await all(run.records('trajectories'))),
      ...pairs.flatMap((pair) => [pair.chosen, pair.rejected]),
    ];
    expect(rows.length).toBeGreaterThan(30);
    for (const shown of rows.map(shownBy)) {
      expect(shown.ids.filter((id) => holdout.tools.has(id))).toEqual([]);
      expect(shown.names.filter((name) => names.has(name))).toEqual([]);
    }
    for (const path of await all(run.records('paths'))) expect(holdout.keepsOut(path)).toEqual([]);
    const trained = items.flatMap(({ trajectory }) => trajectory?.id ?? []);
    const heldOut = await all(run.records('heldout'));
    expect(trained.length).toBe(30);
    expect(trained.filter((id) => heldOut.some((task) => task.id === id))).toEqual([]);
  });

  test('every held-out task is held out, was checked, and what is held out gets its share', async () => {
    const { out } = await make({ ...base, seed });
    const tasks = await all(readRunFolder(out).records('heldout'));
    const holdout = new Holdout(what, tools);
    expect(tasks.length).toBe(16);
    for (const { path, heldOut, trajectory, task } of tasks) {
      expect(holdout.keepsOut(path)).toEqual(heldOut);
      expect(trajectory.verdicts.length).toBeGreaterThan(0);
      expect(trajectory.verdicts.every(({ pass }) => pass)).toBe(true);
      expect(trajectory.task).toBe(task.id);
    }
    for (const one of what) expect(tasks.filter(({ heldOut }) => heldOut.includes(one)).length).toBeGreaterThan(2);
    expect(await all(validateRun(out))).toEqual([]);
  });
});

describe('a run that holds something out', () => {
  test('has the same bytes at any concurrency, and when it is stopped and gone on with', async () => {
    const whole = textsIn((await make({ ...base, concurrency: 1 })).out);
    expect(whole['heldout.jsonl']).not.toBe(null);
    expect(textsIn((await make({ ...base, concurrency: 16 })).out)).toEqual(whole);
    const out = join(newFolder(), 'run');
    for (const stopAt of [5, 24]) {
      let left = stopAt;
      for await (const _ of synthesize({ config: base, out })) {
        left -= 1;
        if (left === 0) break;
      }
    }
    expect(readRunFolder(out).finished).toBe(false);
    await make(base, out);
    expect(textsIn(out)).toEqual(whole);
  });

  test('goes on under a higher limit as if it had been there from the start', async () => {
    const { out } = await make({ ...base, limit: 6 });
    await make({ ...base, limit: 14 }, out);
    expect(textsIn(out)).toEqual(textsIn((await make({ ...base, limit: 14 })).out));
  });

  test('counts what it held out', async () => {
    const { out } = await make(base);
    const { heldOut, funnel, command } = await summarizeRun(readRunFolder(out));
    const tasks = await all(readRunFolder(out).records('heldout'));
    expect(Object.values(heldOut!.kinds).reduce((sum, count) => sum + count, 0)).toBe(16);
    expect(heldOut!.what['toolset:banking']).toBe(
      tasks.filter((task) => task.heldOut.includes('toolset:banking')).length,
    );
    expect(funnel.find(({ stage }) => stage === 'held-out')).toMatchObject({ kept: 16 });
    expect(command).toContain('--holdout tool:mail/find_contact --holdout toolset:banking --holdout paths:0.2');
  });

  test('is refused by validate when a row shows, calls or walks what is held out', async () => {
    const { out } = await make(base);
    const run = readRunFolder(out);
    const [{ trajectory, path }] = (await all(run.records('heldout'))) as [HeldOutTask];
    const [row] = (await all(run.records('trajectories'))) as [Trajectory];
    const planted = [
      { ...row, id: 'planted-1', tools: [...row.tools, 'banking/find_account'] },
      {
        ...row,
        id: 'planted-2',
        turns: trajectory.turns.map((turn) => ({ ...turn, addsTools: ['mail/find_contact'] })),
      },
    ];
    plant(out, 'trajectories', planted);
    plant(out, 'paths', [{ ...path, id: 'planted-3' }]);
    const found = (await all(validateRun(out))).map(({ what: problem }) => problem);
    expect(found).toEqual([
      expect.stringMatching(/^the path "planted-3" is held out by /),
      'the row offers "banking/find_account", which is held out',
      'the row offers "mail/find_contact", which is held out',
    ]);
  });
});

/** Adds records to a finished run, and to its count of them. */
function plant(out: string, part: 'paths' | 'trajectories', records: readonly object[]): void {
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  appendFileSync(join(out, `${part}.jsonl`), text);
  const { commit } = readRunFolder(out);
  const { bytes, lines } = commit.files[part];
  const extent = { bytes: bytes + Buffer.byteLength(text), lines: lines + records.length };
  const files = { ...commit.files, [part]: extent };
  const event = { type: 'items-committed', time: '2026-01-01T00:00:00Z', ...commit, files };
  appendFileSync(join(out, 'events.jsonl'), `${JSON.stringify(event)}\n`);
}

test('a run that holds nothing out has no trace of it', async () => {
  const { out } = await make({ ...base, holdout: { what: [], rows: 5 } });
  expect(textsIn(out)['heldout.jsonl']).toBe(null);
  expect(readFileSync(join(out, 'run.json'), 'utf8')).not.toContain('holdout');
  expect(await summarizeRun(readRunFolder(out))).not.toHaveProperty('heldOut');
});

describe('what can be held out', () => {
  test.each([
    ['tool:find_contcat', /the pool has no tool "find_contcat".*Did you mean .*find_contact/],
    ['toolset:bankin', /the pool has no toolset "bankin".*Did you mean banking\?/],
    ['toolset:zzzzzzzz', /magnet inspect pool/],
  ])('%s is refused with advice', (one, message) => {
    expect(() => new Holdout([one], tools)).toThrow(message);
  });

  test('not everything', () => {
    const all = [...new Set(tools.map(({ toolset }) => `toolset:${toolset}`))];
    expect(() => new Holdout(all, tools)).toThrow('every tool is held out');
  });

  test.each(['paths:0', 'paths:1', 'paths:half', 'tools:x', 'tool:', ''])('%j is no such thing', (one) => {
    expect(() => resolveConfig(undefined, { holdout: [one] })).toThrow(/holdout\.what\[0\].*tool:NAME/);
  });

  test('a path and what Split made of it lie on one side', async () => {
    const { graph, equipment } = await prepare(resolveConfig(undefined, { pool: base.pool }), { worlds });
    const { createPathSampler } = await import('../paths/index.ts');
    const { judgeNested } = equipment.teacher;
    const sampler = createPathSampler(graph, { seed: 'sides', judgeNested });
    const holdout = new Holdout(['paths:0.5'], tools);
    const sides: boolean[] = [];
    for (let draw = 0; draw < 60; draw += 1) {
      const { paths } = await sampler.next('multi-turn');
      const held = paths.map((path: SignaturePath) => holdout.keepsOut(path).length > 0);
      expect(new Set(held).size).toBe(1);
      sides.push(held[0]!);
    }
    const share = sides.filter(Boolean).length / sides.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.75);
  });
});

// Threads run the built package: `npm test` builds it first.
test('threads make the same held-out tasks as this thread', async () => {
  const config = resolveConfig({ text: JSON.stringify({ ...base, holdout: { what, rows: 12 } }), file: 'config' });
  const prepared = await prepare(config, { worlds });
  const items = (workers: Workers) => all(synthesizeItems({ config, prepared, workers }));
  const { threadWork: built } = (await import(new URL('../../dist/run/thread-work.js', import.meta.url).href)) as {
    threadWork: typeof threadWork;
  };
  const threads = built(2, { config, tools: prepared.equipment.pool.tools });
  try {
    expect(await items(threads)).toEqual(await items(localWork(config, prepared.equipment)));
  } finally {
    await threads.close();
  }
});
