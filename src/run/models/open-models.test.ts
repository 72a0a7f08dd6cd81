import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HastyClock } from '../../../test/support/hasty-clock.ts';
import { answer, ask, heldModel } from '../../../test/support/held-model.ts';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import { ChatError } from '../../core/chat-error.ts';
import type { ChatModel } from '../../core/chat-model.ts';
import { asConfigured } from './as-configured.ts';
import { CallLog, type ModelCall } from './call-log.ts';
import { InFlight } from './in-flight.ts';
import { type ModelConfig, modelSchema } from './model-config.ts';
import { type OpenModelsOptions, openModels } from './open-models.ts';
import type { RoleName } from './role-names.ts';

const price = { input: 1_000_000, output: 1_000_000 };

function configured(more: Partial<ModelConfig> = {}): ModelConfig {
  return modelSchema.parse({ model: 'vllm:small', ...more });
}

/** Opens roles over one server, and hears of what is sent. */
async function open(
  roles: Partial<Record<RoleName, ModelConfig>>,
  server: ChatModel,
  more: Partial<OpenModelsOptions> = {},
) {
  const calls: ModelCall[] = [];
  const opened: string[] = [];
  const options: OpenModelsOptions = {
    config: { prices: {}, budget: null },
    openModel: async ({ model }) => {
      opened.push(model);
      return server;
    },
    log: new CallLog(undefined, (call) => calls.push(call)),
    inFlight: new InFlight(),
    clock: new HastyClock(),
    ...more,
  };
  const models = await openModels(new Map(Object.entries(roles) as [RoleName, ModelConfig][]), options);
  return { calls, opened, options, model: (role: RoleName) => models.get(role)!.model };
}

describe('the models of a run', () => {
  test('share a server, its limits and its log where they are one', async () => {
    const server = heldModel();
    const small = configured({ concurrency: 1 });
    const { model, opened, calls } = await open({ act: small, 'judge-turn': small }, server);
    expect(opened).toEqual(['vllm:small']);
    const answers = [model('act').generate(ask('a')), model('judge-turn').generate(ask('b'))];
    await setImmediate();
    expect(server.inFlight).toHaveLength(1);
    await server.inFlight[0]!.give(answer('A'));
    await server.inFlight[0]!.give(answer('B'));
    expect((await Promise.all(answers)).map(({ content }) => content)).toEqual(['A', 'B']);
    expect(calls.map(({ role, model: name, outcome }) => [role, name, outcome])).toEqual([
      ['act', 'vllm:small', 'answered'],
      ['judge-turn', 'vllm:small', 'answered'],
    ]);
  });

  test('log each try of a request that is tried again', async () => {
    let tries = 0;
    const server: ChatModel = {
      name: 'flaky',
      generate: async () => {
        tries += 1;
        if (tries < 3) throw new ChatError('busy', { reason: 'server-error', status: 503 });
        return answer('At last.');
      },
    };
    const { model, calls } = await open({ act: configured() }, server);
    expect(await model('act').generate(ask('a'))).toMatchObject({ content: 'At last.' });
    expect(calls.map(({ outcome, inputTokens }) => [outcome, inputTokens])).toEqual([
      ['server-error', 0],
      ['server-error', 0],
      ['answered', 3],
    ]);
  });

  test('share one budget, which counts what was spent before', async () => {
    const log = new CallLog();
    log.begin(
      { role: 'act', model: 'm', price: undefined, outlivesCrash: false },
      { inputTokens: 1, outputTokens: 1 },
    )({
      outcome: 'answered',
      usage: { inputTokens: 1, outputTokens: 1 },
    });
    const roles = { act: configured(), student: configured({ model: 'vllm:other' }) };
    const server = scriptedModel([]);
    const { model } = await open(roles, server, { config: { prices: {}, budget: { calls: 3 } }, log });
    await model('act').generate(ask('a'));
    await model('student').generate(ask('b'));
    await expect(model('act').generate(ask('c'))).rejects.toThrow('of 3 calls, 3 are spent');
    expect(server.requests).toHaveLength(2);
  });

  test('need a price where the budget is of money, their own or that of the table', async () => {
    const config = { prices: {}, budget: { money: 5 } };
    const server = scriptedModel([]);
    await expect(open({ act: configured() }, server, { config })).rejects.toThrow(
      'prices.vllm:small: there is no price for vllm:small, and the budget is of money',
    );
    const { calls, model } = await open({ act: configured({ price }) }, server, {
      config: { ...config, budget: { money: 9000 } },
    });
    await model('act').generate(ask('a', { maxTokens: 10 }));
    expect(calls[0]).toMatchObject({ money: 5 });
    const table = { prices: { 'vllm:small': price }, budget: { money: 9000 } };
    const priced = await open({ act: configured() }, server, { config: table });
    await priced.model('act').generate(ask('a', { maxTokens: 10 }));
    expect(priced.calls[0]).toMatchObject({ money: 5 });
  });
});

describe('a run that ends', () => {
  test('waits for what is in flight, and lets nothing else out', async () => {
    const server = heldModel();
    const { model, options } = await open({ act: configured({ concurrency: 1 }) }, server);
    const [first, second] = [model('act').generate(ask('a')), model('act').generate(ask('b'))];
    const refused = expect(second).rejects.toThrow('the run is over');
    await setImmediate();
    let isClosed = false;
    const closed = options.inFlight.close().then(() => {
      isClosed = true;
    });
    await setImmediate();
    expect(isClosed).toBe(false);
    await server.inFlight[0]!.give(answer('A'));
    expect(await first).toMatchObject({ content: 'A' });
    await Promise.all([closed, refused]);
    expect(server.inFlight).toEqual([]);
  });
});

describe('a model is asked as it is configured', () => {
  const request = ask('Hi', { temperature: 0, maxTokens: 500 });

  test.each<[string, Partial<ModelConfig>, object]>([
    ['with what the role wants', {}, { temperature: 0, maxTokens: 500 }],
    ['with a temperature of its own', { temperature: 0.7 }, { temperature: 0.7, maxTokens: 500 }],
    ['with no temperature', { temperature: null }, { maxTokens: 500 }],
    ['with a bound of its own', { maxTokens: 4000 }, { temperature: 0, maxTokens: 4000 }],
  ])('%s', async (_, more, settings) => {
    const model = scriptedModel([]);
    await asConfigured(model, configured(more)).generate(request);
    expect(model.requests).toEqual([{ messages: request.messages, ...settings }]);
  });

  test('with calls as text', async () => {
    const model = scriptedModel(['[get_time(city="Oslo")]']);
    const tools = [{ name: 'get_time', description: '', parameters: { type: 'object' } }];
    const { calls } = await asConfigured(model, configured({ calls: 'python' })).generate({ ...request, tools });
    expect(calls).toMatchObject([{ name: 'get_time', arguments: '{"city":"Oslo"}' }]);
    expect(model.requests[0]).not.toHaveProperty('tools');
  });
});
