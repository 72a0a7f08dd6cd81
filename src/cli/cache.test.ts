import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { answer } from '../../test/support/held-model.ts';
import { openCache, systemClock } from '../model/index.ts';

const newFolder = emptyFolders();
const day = 86_400_000;
let cwd = '';

/** A cache with three answers of two models: two of today and one that is 40 days old. */
beforeEach(async () => {
  cwd = newFolder();
  const now = systemClock.now();
  for (const [key, model, age] of [
    ['aa01', 'openai:small', 0],
    ['aa02', 'openai:small', 40 * day],
    ['bb01', 'ollama:small', 3 * day],
  ] as const) {
    const cache = await openCache(join(cwd, '.magnet-cache'), { clock: { ...systemClock, now: () => now - age } });
    await cache.write(key, { model, answer: answer(`of ${key}`) });
    await cache.close();
  }
});

const call = (...argv: string[]) => magnet(['cache', ...argv], { cwd });

test('sums up what is there by model', async () => {
  const { code, stdout } = await call();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^openai:small +2 +\d+ B +just now +40 d$/m);
  expect(stdout).toMatch(/^ollama:small +1 +\d+ B +3 d +3 d$/m);
  expect(stdout).toMatch(/^3 answers, \d+ B$/m);
  expect(JSON.parse((await call('.magnet-cache', '--json')).stdout)).toEqual({
    entries: 3,
    bytes: expect.any(Number),
    models: [
      {
        model: 'openai:small',
        entries: 2,
        bytes: expect.any(Number),
        newest: expect.any(String),
        oldest: expect.any(String),
      },
      {
        model: 'ollama:small',
        entries: 1,
        bytes: expect.any(Number),
        newest: expect.any(String),
        oldest: expect.any(String),
      },
    ],
  });
});

test('lists answers, oldest first', async () => {
  const { stdout } = await call('list');
  expect(stdout.match(/aa01|aa02|bb01/g)).toEqual(['aa02', 'bb01', 'aa01']);
  const lines = (await call('list', '--model', 'openai:small', '--json')).stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { key: 'aa02' },
    { key: 'aa01', model: 'openai:small' },
  ]);
});

test('shows the answer whose key begins so', async () => {
  expect(JSON.parse((await call('show', 'bb')).stdout)).toMatchObject({
    key: 'bb01',
    model: 'ollama:small',
    answer: { content: 'of bb01' },
  });
});

test('removes what is old, or too much', async () => {
  expect((await call('prune', '--older-than', '30d')).stdout).toMatch(/^1 answers \(\d+ B\) removed; 2 answers/);
  expect(JSON.parse((await call('prune', '--max-size', '0B', '--json')).stdout)).toMatchObject({
    removed: { entries: 2 },
    left: { entries: 0, bytes: 0 },
  });
});

describe('misuse', () => {
  test.each<[string, string[], RegExp]>([
    ['a folder that is not there', ['elsewhere'], /elsewhere: there is no cache in this folder/],
    ['nothing that says what to remove', ['prune'], /--older-than, --max-size or both/],
    ['no age', ['prune', '--older-than', 'monday'], /Expected a number and one of s, m, h, d, w/],
    ['no size', ['prune', '--max-size', '5 apples'], /one of B, kB, MB, GB/],
    ['a key that nothing has', ['show', 'cc'], /no answer has a key that begins cc.*magnet cache list/],
    ['a key that several have', ['show', 'aa'], /2 answers have a key that begins aa/],
  ])('%s', async (_, argv, message) => {
    const { code, stdout, stderr } = await call(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('a folder is not made into a cache by looking', async () => {
    mkdirSync(join(cwd, 'empty'));
    expect(await call('empty')).toMatchObject({ code: 2 });
  });
});
