import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type BatchedReply, batchServers } from '../../../test/support/batch-server.ts';
import { emptyFolders } from '../../../test/support/empty-folders.ts';
import type { JsonObject } from '../../core/json.ts';
import { type BatchEvent, createChatModel } from '../index.ts';

const newFolder = emptyFolders();
const serve = batchServers();

const ask = (content: string) => ({ messages: [{ role: 'user' as const, content }], maxTokens: 20 });

function wordsOf(body: JsonObject): string {
  return JSON.stringify(body.messages);
}

/** A model that repeats, but for what it is asked to fail at. */
function repeater(provider: 'openai' | 'anthropic'): (body: JsonObject) => BatchedReply {
  return (body): BatchedReply => {
    const words = wordsOf(body);
    if (words.includes('late')) return { expired: true };
    if (words.includes('wrong')) return { status: 400, body: errorOf(provider) };
    if (provider === 'openai') return { message: { role: 'assistant', content: words } };
    return {
      message: {
        id: 'm',
        type: 'message',
        role: 'assistant',
        model: 'm',
        content: [{ type: 'text', text: words }],
        stop_reason: 'end_turn',
        stop_sequence: null,
        usage: { input_tokens: 3, output_tokens: 2 },
      },
    };
  };
}

function errorOf(provider: 'openai' | 'anthropic'): JsonObject {
  const error = { type: 'invalid_request_error', message: 'that is wrong' };
  return provider === 'openai' ? { error } : { type: 'error', error };
}

describe.each([
  ['openai:gpt-4.1-mini', 'openai'],
  ['anthropic:claude-sonnet-4-5', 'anthropic'],
] as const)('batches of %s', (name, provider) => {
  test('answer as single requests do, and tell which failed and why', async () => {
    const server = await serve(repeater(provider));
    const events: BatchEvent[] = [];
    const batches = { folder: newFolder(), quiet: 5, interval: 5, onBatch: (event: BatchEvent) => events.push(event) };
    const model = await createChatModel({ model: name, baseUrl: server.baseUrl, key: 'secret', batches });
    const [one, two, late, wrong] = await Promise.allSettled(
      ['one', 'two', 'late', 'wrong'].map((text) => model.generate(ask(text))),
    );
    expect(one).toMatchObject({
      value: { content: expect.stringContaining('one'), usage: { inputTokens: 3, outputTokens: 2 } },
    });
    expect(two).toMatchObject({ value: { content: expect.stringContaining('two') } });
    expect(late).toMatchObject({ reason: { reason: 'server-error', retryable: true } });
    expect(wrong).toMatchObject({
      reason: { reason: 'refused-request', retryable: false, message: expect.stringContaining('that is wrong') },
    });
    expect(server.batches.map((batch) => batch.size)).toEqual([4]);
    expect(events).toEqual([
      { type: 'submitted', batch: 'b0', requests: 4 },
      { type: 'collected', batch: 'b0', answered: 2, unanswered: 2 },
    ]);
  });

  test('are known to the provider by the key, and hold what single requests hold', async () => {
    const server = await serve(repeater(provider));
    const batches = { folder: newFolder(), quiet: 5, interval: 5 };
    const model = await createChatModel({ model: name, baseUrl: server.baseUrl, key: 'secret', batches });
    await model.generate(ask('hello'));
    const [[id, body] = ['', {}]] = [...server.batches[0]!];
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(body).toMatchObject({ model: name.split(':')[1], messages: [{ role: 'user' }] });
    for (const { authorization, apiKey } of server.log) expect(authorization ?? apiKey).toMatch(/^(Bearer )?secret$/);
  });
});

test('a server whose batches cannot be handed in says so', async () => {
  const batches = { folder: newFolder(), quiet: 1 };
  const model = await createChatModel({ model: 'openai:m', baseUrl: await addressOfNobody(), key: 'k', batches });
  await expect(model.generate(ask('x'))).rejects.toMatchObject({ reason: 'unreachable' });
});

async function addressOfNobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/v1`;
}

test('a provider without batches is refused, with those that have them', async () => {
  const batches = { folder: newFolder() };
  await expect(createChatModel({ model: 'ollama:qwen3:8b', batches })).rejects.toThrow(
    'batches: ollama has no batch interface. Expected one of openai, anthropic, groq, together, openai-compatible.',
  );
});
