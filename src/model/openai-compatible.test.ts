import { expect, test } from 'vitest';
import { chatServers } from '../../test/support/chat-server.ts';
import { ChatError } from '../core/chat-model.ts';
import type { JsonObject } from '../core/json.ts';
import { openAICompatible } from './openai-compatible.ts';

const serve = chatServers();

test('sends messages, tools and settings as the chat completions API has them', async () => {
  let seen: JsonObject = {};
  const baseUrl = await serve((request) => {
    seen = request;
    return { message: { content: 'Done.' } };
  });
  await openAICompatible({ model: 'small', baseUrl: `${baseUrl}/` }).generate({
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Boil an egg.' },
      { role: 'assistant', content: '', calls: [{ id: 'a', name: 'boil', arguments: '{"eggs": 1}' }] },
      { role: 'tool', callId: 'a', name: 'boil', content: 'hot' },
    ],
    tools: [{ name: 'boil', description: 'Boils.', parameters: { type: 'object', properties: {} } }],
    temperature: 0.5,
    seed: 3,
    maxTokens: 9,
  });
  expect(seen).toMatchObject({
    model: 'small',
    temperature: 0.5,
    seed: 3,
    max_tokens: 9,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Boil an egg.' },
      {
        role: 'assistant',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'boil', arguments: '{"eggs":1}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: 'hot' },
    ],
    tools: [{ type: 'function', function: { name: 'boil', parameters: { type: 'object' } } }],
  });
});

test('gives calls with their arguments as the model wrote them', async () => {
  const baseUrl = await serve(() => ({
    message: {
      content: null,
      tool_calls: [{ id: 'x', type: 'function', function: { name: 'f', arguments: '{"a": 1.0' } }],
    },
    usage: { prompt_tokens: 12, completion_tokens: 5 },
  }));
  const answer = await openAICompatible({ model: 'small', baseUrl }).generate({
    messages: [{ role: 'user', content: 'x' }],
  });
  expect(answer).toEqual({
    content: '',
    calls: [{ id: 'x', name: 'f', arguments: '{"a": 1.0' }],
    usage: { inputTokens: 12, outputTokens: 5 },
    finishReason: 'tool-calls',
  });
});

test.each([
  [429, { 'retry-after': '7' }, { retryable: true, retryAfter: 7000, status: 429 }],
  [500, {}, { retryable: true, retryAfter: undefined, status: 500 }],
  [400, {}, { retryable: false, retryAfter: undefined, status: 400 }],
])('tells of status %i whether trying again can help', async (status, headers, expected) => {
  const body = JSON.stringify({ error: { message: 'no luck' } });
  const baseUrl = await serve(() => ({ status, body, headers }));
  const failure = openAICompatible({ model: 'small', baseUrl }).generate({
    messages: [{ role: 'user', content: 'x' }],
  });
  await expect(failure).rejects.toBeInstanceOf(ChatError);
  await expect(failure).rejects.toMatchObject({ ...expected, message: expect.stringContaining('no luck') });
});

test('tells of an answer that is no chat completion and of a server that is not there', async () => {
  const baseUrl = await serve(() => ({ status: 200, body: '<html>' }));
  const ask = (url: string) => openAICompatible({ model: 'small', baseUrl: url }).generate({ messages: [] });
  await expect(ask(baseUrl)).rejects.toBeInstanceOf(ChatError);
  await expect(ask('http://127.0.0.1:9/v1')).rejects.toMatchObject({ retryable: true });
});
