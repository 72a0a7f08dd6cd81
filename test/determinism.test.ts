import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRunFolder, synthesize } from '../src/index.ts';
import { killedRun } from './support/killed-run.ts';
import { makeRun } from './support/make-run.ts';
import { decidedTexts } from './support/run-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** Makes a run in a process that is killed (kill -9) after so many items. */
async function runAndDie(out: string, items: number, concurrency: number): Promise<void> {
  const program = join(import.meta.dirname, 'support/run-and-die.ts');
  const argv = ['--import', 'tsx', program, out, String(items), String(concurrency)];
  const child = spawn(process.execPath, argv, { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}

describe('the same configuration gives the same bytes', () => {
  let undisturbed: Record<string, string>;
  beforeAll(async () => {
    undisturbed = await makeRun({ ...killedRun, concurrency: 1 }, decidedTexts);
  });

  test('with one and with eight items in work', async () => {
    expect(await makeRun({ ...killedRun, concurrency: 8 }, decidedTexts)).toEqual(undisturbed);
  });

  test('after kill -9 twice and going on', async () => {
    const out = join(await temporaryFolder({}), 'run');
    await runAndDie(out, 11, 8);
    const before = readRunFolder(out);
    expect(before.finished).toBe(false);
    await runAndDie(out, 24, 3);
    expect(readRunFolder(out).commit.items).toBeGreaterThanOrEqual(before.commit.items);
    for await (const _ of synthesize({ config: killedRun, out }));
    expect(readRunFolder(out).finished).toBe(true);
    expect(decidedTexts(out)).toEqual(undisturbed);
  });
});

test('another seed gives other conversations', async () => {
  const [one, two] = await Promise.all([1, 2].map((seed) => makeRun({ rows: 10, seed }, decidedTexts)));
  expect(one?.['trajectories.jsonl']).not.toBe(two?.['trajectories.jsonl']);
});
