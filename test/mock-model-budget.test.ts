import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { rehearse } from '../src/rehearsal/index.ts';
import { configSchema } from '../src/run/config-schema.ts';
import type { MockModel, MockTally } from '../src/testing/mock-model/index.ts';
import { magnet } from './support/command-line.ts';
import { emptyFolders } from './support/empty-folders.ts';
import { HastyClock } from './support/hasty-clock.ts';
import { mockModels } from './support/mock-models.ts';
import { RunProcesses } from './support/run-process.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const start = mockModels();
const newFolder = emptyFolders();

const price = { input: 2, output: 8 };
const data = { pool: ['world:routes'], rows: 20, seed: 5 };

/** What a server was asked for, by its own count, in the things that a budget is of. */
function takenFrom({ requests, usage: { inputTokens, outputTokens } }: MockTally) {
  const money = (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
  return { money, tokens: inputTokens + outputTokens, calls: requests };
}

function expectNothingPaidTwice({ asked }: MockModel): void {
  expect([...asked.answers.values()].filter((times) => times > 1)).toEqual([]);
}

describe('a budget that ends midway', () => {
  test.each([
    ['money', 0.4, 'in money'],
    ['tokens', 150_000, 'tokens'],
    ['calls', 90, 'calls'],
  ] as const)('of %s stops the run, which goes on with a larger one', async (thing, limit, unit) => {
    const cwd = newFolder();
    const roles = { teacher: 'small' };
    const mock = await start({ config: { ...data, roles, models: { small: { model: 'vllm:small' } } } });
    const small = { model: 'vllm:small', baseUrl: mock.baseUrl, price };
    const run = (budget: number) => {
      const config = { ...data, roles, models: { small }, budget: { [thing]: budget } };
      writeFileSync(join(cwd, 'magnet.config.json'), JSON.stringify(config));
      return magnet(['run'], { cwd, clock: new HastyClock() });
    };
    const stopped = await run(limit);
    expect(stopped).toMatchObject({ code: 3, stdout: '' });
    expect(stopped.stderr).toMatch(new RegExp(`${thing}: the budget allows no further request: of ${limit} ${unit}, `));
    expect(stopped.stderr).toContain('raise the budget and run the same command again to go on');
    const { [thing]: taken } = takenFrom(mock.asked);
    expect(taken).toBeLessThanOrEqual(limit);
    expect(taken).toBeGreaterThan(limit / 2);
    const made = await run(1000 * limit);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^20 training rows/) });
    expectNothingPaidTwice(mock);
    const lines = readFileSync(join(cwd, 'run/calls.jsonl'), 'utf8').trim().split('\n');
    expect(lines.filter((line) => line.includes('"answered"'))).toHaveLength(mock.asked.requests);
  });
});

describe('a budget holds by the count of the server', () => {
  const faults = { 'connection-reset': 0.04, 'connection-cut': 0.04, 'truncated-body': 0.04, overloaded: 0.04 };

  test.each([
    ['money', 1.1],
    ['calls', 240],
  ] as const)('across three kills -9 and lost answers: %s', async (thing, limit) => {
    const folder = await temporaryFolder({});
    const roles = { teacher: 'small' };
    const small = { model: 'vllm:small', concurrency: 30, price };
    const known = { ...data, rows: 40, concurrency: 30, roles, models: { small }, cache: join(folder, 'cache') };
    const processes = new RunProcesses([40, 80, 120]);
    const model = processes.counted(await rehearse({ config: configSchema.parse(known) }));
    const { baseUrl, asked } = await start({ model, faults });
    const config = { ...known, models: { small: { ...small, baseUrl } }, budget: { [thing]: limit } };
    const ends: (number | string)[] = [];
    for (let times = 0; times < 4; times += 1) {
      ends.push(await processes.run(join(folder, 'run'), config));
      while (asked.inFlight > 0) await setImmediate();
    }
    expect(ends).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL', 3]);
    const { [thing]: taken } = takenFrom(asked);
    expect(taken).toBeLessThanOrEqual(limit);
    expect(taken).toBeGreaterThan(limit / 4);
    expect(await processes.run(join(folder, 'run'), { ...config, budget: { [thing]: 1000 * limit } })).toBe(0);
  });
});
