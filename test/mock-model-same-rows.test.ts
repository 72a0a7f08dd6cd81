import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createChatModel, type ProcessedItem, type SynthesizeOptions, synthesize } from '../src/index.ts';
import { callFormats } from '../src/model/index.ts';
import { allFaults, type MockModelOptions } from '../src/testing/mock-model/index.ts';
import { HastyClock } from './support/hasty-clock.ts';
import { mockModels } from './support/mock-models.ts';
import { decidedTexts } from './support/run-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const start = mockModels();

type Config = NonNullable<SynthesizeOptions['config']>;
const openModel: NonNullable<SynthesizeOptions['openModel']> = ({ model, baseUrl }) =>
  createChatModel({ model, baseUrl, key: 'any' });

/** Every item of a run. */
async function itemsOf(config: Config, out?: string): Promise<ProcessedItem[]> {
  const items: ProcessedItem[] = [];
  const options = { config, openModel, clock: new HastyClock(), ...(out !== undefined && { out }) };
  for await (const item of synthesize(options)) items.push(item);
  return items;
}

/** What is kept of a run, by id: words, calls and results of the task, and the conversation as it was played. */
function rowsOf(items: readonly ProcessedItem[]): Map<string, unknown> {
  const kept = items.flatMap(({ task, trajectory }) => (task && trajectory ? [{ task, trajectory }] : []));
  return new Map(
    kept.map(({ task, trajectory }) => {
      const turns = task.turns.map(({ query, missing, steps }) => ({
        query,
        missing,
        calls: steps.map((step) => step.calls.map(({ call, result }) => ({ call, result }))),
      }));
      return [task.id, { tools: trajectory.tools, turns, played: trajectory.turns }];
    }),
  );
}

/** A configuration of which models play all roles, and the mock model that knows it. */
async function withMock(config: Config, model: Record<string, unknown>, options: Partial<MockModelOptions> = {}) {
  const { roles = { teacher: 'mock', student: 'mock' } } = config;
  const served = { model: 'openai-compatible:mock', ...model };
  const mock = await start({ config: { ...config, roles, models: { mock: served } }, ...options });
  const cache = join(await temporaryFolder({}), 'cache');
  return {
    mock,
    config: { ...config, roles, models: { mock: { ...served, baseUrl: mock.baseUrl } }, cache } as Config,
  };
}

describe('a run through the mock model keeps the rows of the scripted run', () => {
  const plain: Config = { rows: 60, seed: 4, samples: 4 };
  let scripted: Map<string, unknown>;
  beforeAll(async () => {
    scripted = rowsOf(await itemsOf(plain));
  });

  test.each(['native', ...callFormats])('with calls that are %s', async (calls) => {
    const { mock, config } = await withMock(plain, { calls });
    expect(rowsOf(await itemsOf(config))).toEqual(scripted);
    expect(mock.asked).toMatchObject({ strangers: 0, roles: { act: expect.any(Number), student: expect.any(Number) } });
  });

  const both = { teacher: 'mock', student: 'mock' };
  test.each([
    ['openai:gpt-4.1', both],
    ['google:gemini-2.5-flash', both],
    // Without a seed all samples of a student are one.
    ['anthropic:claude-sonnet-4-5', { teacher: 'mock' }],
    ['ollama:qwen3:8b', both],
  ])('through the API of %s', async (model, roles) => {
    const small = { ...plain, rows: 15 };
    const wanted = rowsOf(await itemsOf(small));
    const { mock, config } = await withMock({ ...small, roles }, { model });
    expect(rowsOf(await itemsOf(config))).toEqual(wanted);
    expect(mock.asked.strangers).toBe(0);
  });
});

describe('a run on a hostile server', () => {
  const plain: Config = { pool: ['world:routes', 'world:shop'], rows: 25, seed: 4, samples: 4 };
  const faults = allFaults(0.25);

  test('makes the same files with one and with 200 requests in flight, and from the cache alone', async () => {
    const texts: Record<string, string>[] = [];
    let last: Awaited<ReturnType<typeof withMock>> | undefined;
    for (const concurrency of [1, 200]) {
      last = await withMock({ ...plain, concurrency }, { concurrency }, { faults });
      const out = join(await temporaryFolder({}), 'run');
      await itemsOf(last.config, out);
      expect(Object.keys(last.mock.asked.faults).length).toBeGreaterThan(10);
      texts.push(decidedTexts(out));
    }
    const { mock, config } = last!;
    const { requests } = mock.asked;
    const out = join(await temporaryFolder({}), 'run');
    await itemsOf(config, out);
    // What failed in the end was not kept, and is asked for again; nothing failed here.
    expect(mock.asked.requests).toBe(requests);
    texts.push(decidedTexts(out));
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
  });
});
