import { expect, test } from 'vitest';
import { chatServers } from '../../test/support/chat-server.ts';
import type { JsonObject } from '../core/json.ts';
import { createChatModel } from './create-chat-model.ts';

const serve = chatServers();

test('sends a conversation and gives the answer', async () => {
  let seen: JsonObject = {};
  const baseUrl = await serve((request) => {
    seen = request;
    return { message: { content: 'Done.' }, usage: { prompt_tokens: 12, completion_tokens: 5 } };
  });
  const model = await createChatModel({ model: 'small', baseUrl: `${baseUrl}/` });
  const messages = [{ role: 'user' as const, content: 'Boil an egg.' }];
  expect(await model.generate({ messages })).toEqual({
    content: 'Done.',
    calls: [],
    usage: { inputTokens: 12, outputTokens: 5 },
    finishReason: 'stop',
  });
  expect(seen).toEqual({ model: 'small', messages: [{ role: 'user', content: 'Boil an egg.' }] });
});
