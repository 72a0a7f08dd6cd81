import { describe, expect, test } from 'vitest';
import { mockModels } from '../../../test/support/mock-models.ts';
import { answerOf } from '../../../test/support/scripted-model.ts';
import { ChatError } from '../../core/chat-error.ts';
import type { ChatAnswer, ChatModel, ChatRequest } from '../../core/chat-model.ts';
import { createChatModel } from '../../model/index.ts';
import { allFaults, type FaultName, type FaultProbabilities, faultNames } from './faults.ts';
import type { MockModel, MockModelOptions } from './start-mock-model.ts';

const start = mockModels();

const text = answerOf('Paris has the sun.');
const call = answerOf([['get_time', '{"city":"Paris"}']]);
const json = answerOf('{"thought":"None.","arguments":{"city":"Paris"}}');

const system = 'You are given a question and a hint.';
const request: ChatRequest = {
  messages: [
    { role: 'system', content: system },
    { role: 'user', content: 'What time is it?\n\n[Hint]\nget_time({"city":"Paris"})' },
  ],
  tools: [{ name: 'get_time', description: '', parameters: { type: 'object' } }],
  maxTokens: 20,
};

function constant(answer: ChatAnswer): ChatModel {
  return { name: 'constant', generate: async () => answer };
}

async function startWith(answer: ChatAnswer, options: Partial<MockModelOptions>): Promise<[MockModel, ChatModel]> {
  const mock = await start({ model: constant(answer), ...options });
  return [mock, await createChatModel({ model: 'vllm:small', baseUrl: mock.baseUrl })];
}

function failureOf(asked: Promise<ChatAnswer>): Promise<ChatError | undefined> {
  return asked.then(
    () => undefined,
    (error: unknown) => error as ChatError,
  );
}

describe('a fault of the connection', () => {
  test.each([
    ['rate-limit', { reason: 'too-many-requests', status: 429, retryAfter: undefined }],
    ['rate-limit-retry-after', { reason: 'too-many-requests', status: 429, retryAfter: 2500 }],
    ['server-error', { reason: 'server-error', status: 500 }],
    ['overloaded', { reason: 'server-error', status: 503 }],
    ['connection-reset', { reason: 'interrupted', status: undefined }],
    ['connection-cut', { reason: 'interrupted', status: undefined }],
    ['truncated-body', { reason: 'unreadable', status: undefined }],
  ] as const)('%s', async (fault, seen) => {
    const [mock, model] = await startWith(text, { faults: { [fault]: 1 }, retryAfter: 2500 });
    const failure = await failureOf(model.generate(request));
    expect(failure).toBeInstanceOf(ChatError);
    expect(failure).toMatchObject(seen);
    expect(mock.asked).toMatchObject({ requests: 1, answered: 0, faults: { [fault]: 1 } });
    // Who made an answer wants to be paid for it, whether or not it came.
    const isMade = fault === 'connection-cut' || fault === 'truncated-body';
    expect(mock.asked.usage).toEqual(isMade ? text.usage : { inputTokens: 0, outputTokens: 0 });
  });
});

describe('a fault of the answer', () => {
  const plain = { calls: [], finishReason: 'stop' };
  test.each<[FaultName, string, ChatAnswer, Partial<ChatAnswer>]>([
    ['invalid-json', 'arguments', call, { calls: [{ ...call.calls[0]!, arguments: '{"city":' }] }],
    ['invalid-json', 'JSON', json, { content: '{"thought":"None.","argu' }],
    ['unknown-tool', 'a call', call, { calls: [{ ...call.calls[0]!, name: 'get_time_v2' }] }],
    [
      'invented-parameter',
      'a call',
      call,
      { calls: [{ ...call.calls[0]!, arguments: '{"city":"Paris","level_of_detail":"high"}' }] },
    ],
    [
      'invented-parameter',
      'arguments in JSON',
      json,
      { content: '{"thought":"None.","arguments":{"city":"Paris","level_of_detail":"high"}}' },
    ],
    ['empty-content', 'a call', call, { content: '', ...plain }],
    ['refusal-text', 'a call', call, { content: "I'm sorry, but I can't help with that.", ...plain }],
    ['refusal', 'a call', call, { content: "I'm sorry, but I can't help with that.", finishReason: 'content-filter' }],
    ['content-filter', 'a text', text, { content: '', calls: [], finishReason: 'content-filter' }],
    [
      'endless-text',
      'a text',
      text,
      {
        content: 'and so on, '.repeat(8).slice(0, 80),
        finishReason: 'length',
        usage: { inputTokens: 3, outputTokens: 20 },
      },
    ],
    ['prompt-leakage', 'a text', text, { content: `${system}\n\n${text.content}` }],
    ['hint-leakage', 'a text', text, { content: `${text.content}\n\n[Hint]\nget_time({"city":"Paris"})` }],
    ['gibberish', 'a call', call, { content: expect.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){4,19}$/), calls: [] }],
  ])('%s strikes %s', async (fault, _, answer, seen) => {
    const [mock, model] = await startWith(answer, { faults: { [fault]: 1 } });
    expect(await model.generate(request)).toMatchObject(seen);
    expect(mock.asked).toMatchObject({ answered: 1, faults: { [fault]: 1 } });
  });

  test.each<[FaultName, string, ChatAnswer]>([
    ['invalid-json', 'a text, which has none', text],
    ['unknown-tool', 'a text, which has no call', text],
    ['invented-parameter', 'a text, which has no call', text],
    ['hint-leakage', 'a call, which has no text', call],
  ])('%s spares %s', async (fault, _, answer) => {
    const [mock, model] = await startWith(answer, { faults: { [fault]: 1 } });
    expect(await model.generate(request)).toEqual(answer);
    expect(mock.asked.faults).toEqual({});
  });
});

describe('faults are drawn', () => {
  const faults: FaultProbabilities = { overloaded: 0.3, gibberish: 0.3 };

  function numbered(number: number): ChatRequest {
    return { messages: [{ role: 'user', content: `Question ${number}` }], seed: number };
  }

  async function outcomes(model: ChatModel): Promise<string[]> {
    const seen: string[] = [];
    for (let number = 0; number < 60; number += 1) {
      const failure = await failureOf(model.generate(numbered(number)));
      seen.push(failure ? failure.reason : (await askAgain(model, number)).content);
    }
    return seen;
  }

  async function askAgain(model: ChatModel, number: number): Promise<ChatAnswer> {
    return model.generate(numbered(number)).catch(() => answerOf('lost'));
  }

  test('the same by the same seed, others by another', async () => {
    const [, one] = await startWith(text, { faults, seed: 5 });
    const [, same] = await startWith(text, { faults, seed: 5 });
    const [, other] = await startWith(text, { faults, seed: 6 });
    const seen = await outcomes(one);
    expect(await outcomes(same)).toEqual(seen);
    expect(await outcomes(other)).not.toEqual(seen);
  });

  test('of the connection anew for each time, of the answer from what is asked', async () => {
    const [mock, model] = await startWith(text, { faults });
    const seen: (string | undefined)[] = [];
    for (let time = 0; time < 40; time += 1) {
      const answer = await model.generate(numbered(1)).catch(() => undefined);
      seen.push(answer?.content);
    }
    expect(new Set(seen).size).toBe(2);
    expect(seen.filter((content) => content === undefined)).toHaveLength(mock.asked.faults.overloaded!);
    expect(mock.asked.answers.size).toBe(1);
  });

  test('as often as they are likely', async () => {
    const [mock, model] = await startWith(text, { faults: allFaults(0.5) });
    for (let number = 0; number < 400; number += 1) await failureOf(model.generate(numbered(number)));
    const { requests, answered, faults: struck } = mock.asked;
    expect(requests).toBe(400);
    // 7 of the 18 faults are of the connection: 78 are likely, and fewer than 50 or more than 110 a matter of 1 in 1,000.
    expect(requests - answered).toBeGreaterThan(50);
    expect(requests - answered).toBeLessThan(110);
    expect(Object.keys(struck).length).toBeGreaterThan(10);
  });
});

test('all faults at a rate share it evenly', () => {
  const spread = allFaults(0.9);
  expect(Object.keys(spread)).toEqual(faultNames);
  expect(new Set(Object.values(spread))).toEqual(new Set([0.05]));
});

test.each([
  [{ 'rate-limits': 0.1 } as FaultProbabilities, 'there is no fault "rate-limits"'],
  [{ gibberish: 1.5 }, 'gibberish: 1.5 is no probability'],
  [{ gibberish: 0.6, refusal: 0.6 }, 'the faults of the answer come to 1.2'],
])('probabilities that cannot be are refused (%#)', async (faults, words) => {
  await expect(start({ model: constant(text), faults })).rejects.toThrow(words);
});
