import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';

/** What a test's chat server answers: an assistant message, or a status with a body and headers. */
export type ChatReply =
  | { message: JsonObject; usage?: { prompt_tokens: number; completion_tokens: number } }
  | { status: number; body: string; headers?: Record<string, string> };

/** Serves the chat completions API on loopback for one test; `reply` sees the body of every request. */
export function chatServers(): (reply: (request: JsonObject) => ChatReply | Promise<ChatReply>) => Promise<string> {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });
  return async (reply) => {
    const server = createServer(async (request, response) => {
      const answer = await reply(JSON.parse(await bodyOf(request)) as JsonObject);
      if ('status' in answer) {
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body);
        return;
      }
      const { message, usage = { prompt_tokens: 0, completion_tokens: 0 } } = answer;
      const finish = message.tool_calls ? 'tool_calls' : 'stop';
      const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }];
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ id: 'chat-1', model: 'test', object: 'chat.completion', created: 0, choices, usage }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
