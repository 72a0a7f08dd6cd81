import { describe, expect, test } from 'vitest';
import { mockModels } from '../../../test/support/mock-models.ts';
import { answerOf, scriptedModel } from '../../../test/support/scripted-model.ts';
import { ChatError } from '../../core/chat-error.ts';
import type { ChatAnswer, ChatRequest } from '../../core/chat-model.ts';
import { createChatModel } from '../../model/index.ts';

const start = mockModels();

const tool = {
  name: 'get_time',
  description: 'Tells the time.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const conversation: ChatRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'What time is it?' },
    {
      role: 'assistant',
      content: 'I look.',
      calls: [
        { id: 'call_1', name: 'get_time', arguments: '{"city":"Paris"}' },
        { id: 'call_2', name: 'get_time', arguments: '{"city":"Oslo"}' },
      ],
    },
    { role: 'tool', callId: 'call_1', name: 'get_time', content: '{"time":"12:00"}' },
    { role: 'tool', callId: 'call_2', name: 'get_time', content: '{"error":"asleep"}' },
    { role: 'user', content: 'And in Rome?' },
  ],
  tools: [tool],
  temperature: 0.5,
  maxTokens: 99,
};
const form = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false };

describe.each([
  ['google:gemini-2.5-flash', { seed: 3, topP: 0.9 }],
  ['anthropic:claude-sonnet-4-5', {}],
  ['openai:gpt-4.1', { seed: 3, topP: 0.9 }],
])('through the API of %s', (model, more) => {
  async function connect(...answers: ChatAnswer[]) {
    const told = scriptedModel([]);
    const left = answers.values();
    const generate: typeof told.generate = async (request) => {
      await told.generate(request);
      return left.next().value!;
    };
    const mock = await start({ model: { name: 'told', generate } });
    return { client: await createChatModel({ model, baseUrl: mock.baseUrl, key: 'any' }), requests: told.requests };
  }

  test('a conversation arrives as it was sent', async () => {
    const { client, requests } = await connect(answerOf('Noon.'));
    expect(await client.generate({ ...conversation, ...more })).toMatchObject(answerOf('Noon.'));
    expect(requests).toEqual([{ ...conversation, ...more }]);
  });

  test('the form of an answer arrives', async () => {
    const { client, requests } = await connect(answerOf('{"ok":true}'));
    const messages: ChatRequest['messages'] = [{ role: 'user', content: 'Is it?' }];
    const { content } = await client.generate({ messages, format: { name: 'form', schema: form } });
    expect(content).toBe('{"ok":true}');
    expect(requests[0]!.format!.schema).toMatchObject({ type: 'object', properties: form.properties });
  });

  const rome = answerOf([['get_time', '{"city":"Rome"}']]);
  const both = answerOf([
    ['get_time', '{"city":"Rome"}'],
    ['get_time', '{"city":"Bonn"}'],
  ]);
  test.each<[string, Partial<ChatAnswer>]>([
    ['calls', { ...both, finishReason: 'tool-calls' }],
    ['calls beside text', { ...rome, content: 'I look.', finishReason: 'tool-calls' }],
    ['an answer that is cut off', { content: 'Once upon', finishReason: 'length' }],
    ['a refusal', { content: '', finishReason: 'content-filter' }],
  ])('%s is read as it was answered', async (_, said) => {
    const answer = { ...answerOf(''), ...said };
    const { client } = await connect(answer);
    const read = await client.generate(conversation);
    expect(read).toMatchObject({ content: answer.content, usage: answer.usage, finishReason: answer.finishReason });
    const made = ({ calls }: ChatAnswer) => calls.map(({ name, arguments: given }) => [name, given]);
    expect(made(read)).toEqual(made(answer));
  });

  test.each([
    [{ key: 'another' }, 'refused-key', 401],
    [{ models: ['another'] }, 'unknown-model', 404],
    [{ tools: false }, 'no-tools', 400],
    [{ contextWindow: 5 }, 'context-too-small', 400],
    [{ faults: { 'rate-limit-retry-after': 1 }, retryAfter: 1500 }, 'too-many-requests', 429],
    [{ faults: { 'server-error': 1 } }, 'server-error', 500],
    [{ faults: { overloaded: 1 } }, 'server-error', 503],
    [{ faults: { 'truncated-body': 1 } }, 'unreadable', undefined],
  ])('a failure says why: %j', async (traits, reason, status) => {
    const mock = await start({ model: scriptedModel([]), ...traits });
    const client = await createChatModel({ model, baseUrl: mock.baseUrl, key: 'any' });
    const failure: unknown = await client.generate(conversation).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ChatError);
    expect(failure).toMatchObject({ reason, status, retryAfter: status === 429 ? 1500 : undefined });
  });
});

test('what no API of a model can be asked is refused as the API has it', async () => {
  const { baseUrl } = await start({ model: scriptedModel([]) });
  const post = async (path: string, body: object) =>
    (await fetch(`${baseUrl}${path}`, { method: 'POST', body: JSON.stringify(body) })).json();
  expect(await post('/models/small:generateContent', {})).toEqual({
    error: { code: 400, message: expect.stringContaining('contents'), status: 'INVALID_ARGUMENT' },
  });
  expect(await post('/messages', { model: 'small', messages: [] })).toEqual({
    type: 'error',
    error: { type: 'invalid_request_error', message: expect.stringContaining('max_tokens') },
  });
  const forced = {
    model: 'm',
    max_tokens: 9,
    messages: [{ role: 'user', content: 'Hi' }],
    tool_choice: { type: 'tool', name: 'json' },
  };
  expect(await post('/messages', forced)).toMatchObject({
    error: { message: expect.stringContaining('cannot be made to call') },
  });
});

test('arguments that are no JSON come as each API can say it', async () => {
  const model = { name: 'broken', generate: async () => answerOf([['get_time', '{"city']]) };
  const mock = await start({ model });
  const ask = async (name: string) =>
    (await createChatModel({ model: name, baseUrl: mock.baseUrl, key: 'any' })).generate(conversation);
  expect(await ask('openai:gpt-4.1')).toMatchObject({ calls: [{ arguments: '{"city' }] });
  expect(await ask('anthropic:claude-sonnet-4-5')).toMatchObject({
    calls: [{ arguments: '{"INVALID_JSON":"{\\"city"}' }],
  });
  expect(await ask('google:gemini-2.5-flash')).toMatchObject({ content: '', calls: [] });
});
