import { request as httpRequest } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { mockModels } from '../../../test/support/mock-models.ts';
import { answerOf, scriptedModel } from '../../../test/support/scripted-model.ts';
import type { ChatAnswer, ChatModel, ChatRequest } from '../../core/chat-model.ts';
import { createChatModel } from '../../model/index.ts';

const start = mockModels();

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const full: ChatRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'What time is it?' },
    {
      role: 'assistant',
      content: 'I look.',
      calls: [{ id: 'call_1', name: 'get_time', arguments: '{"city":"Paris"}' }],
    },
    { role: 'tool', callId: 'call_1', name: 'get_time', content: '{"time":"12:00"}' },
  ],
  tools: [{ name: 'get_time', description: 'Tells the time.', parameters }],
  temperature: 0.5,
  topP: 0.9,
  seed: 3,
  maxTokens: 99,
};

function constant(answer: Partial<ChatAnswer>): ChatModel {
  return { name: 'constant', generate: async () => ({ ...answerOf('Hello!'), ...answer }) };
}

async function client(baseUrl: string, { model = 'vllm:small', key }: { model?: string; key?: string } = {}) {
  return createChatModel({ model, baseUrl, key });
}

async function post(baseUrl: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${baseUrl}/chat/completions`, { method: 'POST', body: text, headers });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

const hello = { model: 'small', messages: [{ role: 'user', content: 'Hi' }] };

describe('a mock model', () => {
  test('passes on what it is asked and what is answered', async () => {
    const model = scriptedModel([[['get_time', '{"city": "Bogotá"}']], 'It is noon.']);
    const { baseUrl } = await start({ model });
    const asked = await client(baseUrl);
    expect(await asked.generate(full)).toEqual(answerOf([['get_time', '{"city": "Bogotá"}']]));
    expect(await asked.generate({ ...full, logProbabilities: true })).toMatchObject({ content: 'It is noon.' });
    expect(model.requests).toEqual([full, { ...full, logProbabilities: true }]);
  });

  test('passes on the form of an answer, and log-probabilities', async () => {
    const logProbabilities = [{ token: '{}', logProbability: -0.25 }];
    const requests: ChatRequest[] = [];
    const generate = async (request: ChatRequest) => {
      requests.push(request);
      return { ...answerOf('{}'), logProbabilities };
    };
    const { baseUrl } = await start({ model: { name: 'forms', generate } });
    const format = { name: 'form', schema: { type: 'object', properties: {}, additionalProperties: false } };
    const { messages } = full;
    const asked = await client(baseUrl, { model: 'openai:gpt-4.1', key: 'any' });
    expect(await asked.generate({ messages, format })).toMatchObject({ content: '{}', logProbabilities });
    expect(requests).toEqual([{ messages, format }]);
  });

  test.each([
    ['a text', { content: 'Hello!' }, { content: 'Hello!' }, 'stop'],
    [
      'a call',
      { content: '', calls: [{ id: 'call_7', name: 'get_time', arguments: '{"city' }], finishReason: 'tool-calls' },
      {
        content: null,
        tool_calls: [{ id: 'call_7', type: 'function', function: { name: 'get_time', arguments: '{"city' } }],
      },
      'tool_calls',
    ],
    [
      'a refusal',
      { content: 'I cannot.', finishReason: 'content-filter' },
      { content: null, refusal: 'I cannot.' },
      'stop',
    ],
    ['a filtered answer', { content: '', finishReason: 'content-filter' }, { content: '' }, 'content_filter'],
    ['an answer that is cut off', { content: 'Once', finishReason: 'length' }, { content: 'Once' }, 'length'],
  ])('writes %s as chat completions have it', async (_, answer, message, finish) => {
    const { baseUrl } = await start({ model: constant(answer) });
    const { status, body } = await post(baseUrl, hello);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 0,
      model: 'small',
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
      usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
    });
  });

  test('takes both names of the greatest length, contents in parts, and a developer for the system', async () => {
    const model = scriptedModel(['a', 'b']);
    const { baseUrl } = await start({ model });
    const parts = [
      { type: 'text', text: 'Be ' },
      { type: 'text', text: 'brief.' },
    ];
    await post(baseUrl, { ...hello, messages: [{ role: 'developer', content: parts }], max_tokens: 5 });
    await post(baseUrl, { ...hello, max_tokens: 5, max_completion_tokens: 7 });
    expect(model.requests).toEqual([
      { messages: [{ role: 'system', content: 'Be brief.' }], maxTokens: 5 },
      { messages: [{ role: 'user', content: 'Hi' }], maxTokens: 7 },
    ]);
  });

  test('lists its models', async () => {
    const { baseUrl } = await start({ model: constant({}), models: ['one', 'two'] });
    const list = await (await fetch(`${baseUrl}/models`)).json();
    expect(list).toMatchObject({ object: 'list', data: [{ id: 'one', object: 'model' }, { id: 'two' }] });
  });
});

describe('a mock model refuses', () => {
  const tools = [{ type: 'function', function: { name: 'get_time', parameters } }];
  const long = [{ role: 'user', content: 'word '.repeat(100) }];

  test.each([
    ['what is no JSON', {}, 'no JSON', 400, null, 'the body is no JSON'],
    ['a body without messages', {}, { model: 'small', messages: [] }, 400, null, 'messages'],
    ['to stream', {}, { ...hello, stream: true }, 400, null, 'the mock model sends no streams'],
    ['another key', { key: 'right' }, hello, 401, 'invalid_api_key', 'API key'],
    ['another model', { models: ['large'] }, hello, 404, 'model_not_found', 'the model small was not found'],
    ['tools', { tools: false }, { ...hello, tools }, 400, null, 'small does not support tools'],
    [
      'what is too long',
      { contextWindow: 50 },
      { ...hello, messages: long },
      400,
      'context_length_exceeded',
      '50 tokens',
    ],
  ])('%s', async (_, traits, body, status, code, message) => {
    const mock = await start({ model: constant({}), ...traits });
    const refused = await post(mock.baseUrl, body, { authorization: 'Bearer wrong' });
    expect(refused).toMatchObject({ status, body: { error: { code, message: expect.stringContaining(message) } } });
    expect(mock.asked).toMatchObject({ requests: 1, answered: 0, usage: { inputTokens: 0, outputTokens: 0 } });
  });

  test('a path that there is not', async () => {
    const { baseUrl } = await start({ model: constant({}) });
    const response = await fetch(`${baseUrl}/embeddings`, { method: 'POST', body: '{}' });
    expect([response.status, await response.json()]).toMatchObject([404, { error: { code: 'unknown_url' } }]);
  });

  test.each([
    ['another name for this machine', { host: 'rebound.example:80' }, 403],
    ['a page of another origin', { origin: 'https://page.example' }, 403],
    ['no origin at all, which is fine', {}, 200],
    ['a page of this machine, which is fine', { origin: 'http://localhost:3000' }, 200],
  ])('requests by %s', async (_, headers, status) => {
    const { baseUrl } = await start({ model: constant({}) });
    const got = await new Promise((resolve, reject) => {
      const sent = httpRequest(`${baseUrl}/models`, { headers }, ({ statusCode }) => resolve(statusCode));
      sent.once('error', reject).end();
    });
    expect(got).toBe(status);
  });
});

describe('a mock model waits', () => {
  test('as long before an answer as it is told to', async () => {
    const clock = new FakeClock();
    const mock = await start({ model: constant({}), latency: [200, 300], clock });
    let status = 0;
    const asked = post(mock.baseUrl, hello).then((answer) => {
      status = answer.status;
    });
    while (clock.waiting === 0) await setImmediate();
    await clock.advance(199);
    expect([status, mock.asked.answered]).toEqual([0, 0]);
    await clock.advance(101);
    await asked;
    expect([status, mock.asked.answered]).toEqual([200, 1]);
  });

  test('for nobody when it is closed', async () => {
    const clock = new FakeClock();
    const mock = await start({ model: constant({}), latency: 1000, clock });
    const asked = post(mock.baseUrl, hello);
    const lost = expect(asked).rejects.toThrow('fetch failed');
    while (clock.waiting === 0) await setImmediate();
    await mock.close();
    await lost;
  });
});

test('a port that is taken is named', async () => {
  const { baseUrl } = await start({ model: constant({}) });
  const port = Number(new URL(baseUrl).port);
  await expect(start({ model: constant({}), port })).rejects.toThrow(`nobody can listen at port ${port}`);
});

test.each([
  [{}, 'either model or config'],
  [{ model: constant({}), config: {} }, 'either model or config'],
  [{ model: constant({}), latency: -1 }, 'this is no latency'],
  [{ model: constant({}), latency: [5, 4] as const }, 'this is no latency'],
])('options that cannot work are refused (%#)', async (options, words) => {
  await expect(start(options)).rejects.toThrow(words);
});
