import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ChatErrorReason } from '../core/chat-error.ts';
import { createChatModel } from './create-chat-model.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server that does something to each connection once a request has come. */
async function server(misbehave: (socket: Socket) => void): Promise<string> {
  const listening = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => misbehave(socket));
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  open.push(() => listening.close());
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/v1`;
}

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const request = { messages: [{ role: 'user' as const, content: 'Hello?' }] };

test.each<[what: string, misbehave: (socket: Socket) => void, reason: ChatErrorReason, words: RegExp]>([
  ['hangs up', (socket) => socket.end(), 'interrupted', /gave no whole answer: other side closed/],
  ['breaks the connection', (socket) => socket.resetAndDestroy(), 'interrupted', /gave no whole answer/],
  [
    'breaks off in the middle',
    (socket) => socket.end(`${head}content-length: 500\r\n\r\n{"choices": [`),
    'interrupted',
    /gave no whole answer/,
  ],
  [
    'does not speak HTTP',
    (socket) => socket.end('220 mail.example.com ESMTP\r\n'),
    'wrong-address',
    /Check the base URL/,
  ],
])('a server that %s', async (_, misbehave, reason, words) => {
  const model = await createChatModel({ model: 'vllm:small', baseUrl: await server(misbehave) });
  await expect(model.generate(request)).rejects.toMatchObject({ reason, message: expect.stringMatching(words) });
});

test('an answer that never ends is given up', async () => {
  const baseUrl = await server((socket) => {
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    const chunk = Buffer.alloc(2 ** 20, ' ');
    const pour = () => {
      while (socket.writable && socket.write(`100000\r\n${chunk}\r\n`));
    };
    socket.on('drain', pour);
    pour();
  });
  const model = await createChatModel({ model: 'vllm:small', baseUrl });
  await expect(model.generate(request)).rejects.toMatchObject({ reason: 'unreadable' });
});

test.each([
  ['ollama:small', /cannot be reached: .*ECONNREFUSED.* Start Ollama \(ollama serve\), or give the base URL/],
  ['openai:small', /cannot be reached: .*Check the network/],
])('nobody is there for %s', async (name, words) => {
  const baseUrl = await server((socket) => socket.end());
  open.pop()!();
  const model = await createChatModel({ model: name, baseUrl });
  await expect(model.generate(request)).rejects.toMatchObject({
    reason: 'unreachable',
    retryable: true,
    message: expect.stringMatching(words),
  });
});

test('a signal ends a request with its reason', async () => {
  const stop = new AbortController();
  const baseUrl = await server(() => stop.abort(new Error('enough')));
  const model = await createChatModel({ model: 'vllm:small', baseUrl });
  await expect(model.generate({ ...request, signal: stop.signal })).rejects.toThrow('enough');
  await expect(model.generate({ ...request, signal: stop.signal })).rejects.toThrow('enough');
});
