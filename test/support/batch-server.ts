import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';

/** What a test's provider makes of one request of a batch. */
export type BatchedReply =
  | { message: JsonObject }
  | { status: number; body: JsonObject }
  /** It ran out of time. */
  | { expired: true };

/** A batch interface on loopback that remembers what it was handed. */
export interface BatchServer {
  baseUrl: string;
  /** The batches, each as its requests by their id. */
  batches: Map<string, JsonObject>[];
  /** Method and path of every request, and the headers that tell who asks. */
  log: { line: string; authorization: string | undefined; apiKey: string | undefined }[];
  /** How often a batch is looked at before it has ended. Default: 1. */
  looks: number;
}

/** Serves OpenAI's files and batches and Anthropic's message batches for one test. */
export function batchServers(): (reply: (body: JsonObject) => BatchedReply) => Promise<BatchServer> {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });
  return async (reply) => {
    const state: BatchServer = { baseUrl: '', batches: [], log: [], looks: 1 };
    const files: string[] = [];
    const seen = new Map<string, number>();
    const server = createServer(async (request, response) => {
      const { method = '', url = '', headers } = request;
      state.log.push({
        line: `${method} ${url}`,
        authorization: headers.authorization,
        apiKey: headers['x-api-key'] as string,
      });
      const body = await bodyOf(request);
      const answer = route(`${method} ${url}`, body);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(
        typeof answer === 'string' ? answer : JSON.stringify(answer ?? { error: { message: 'no such thing' } }),
      );
    });
    const route = (line: string, body: string): JsonObject | string | undefined => {
      const [, batch, results] = /^GET \/v1\/(?:messages\/)?batches\/b(\d+)(\/results)?$/.exec(line) ?? [];
      if (line === 'POST /v1/files') return { id: `f${files.push(fileIn(body)) - 1}` };
      if (line === 'POST /v1/batches') {
        const lines = files[Number(String(JSON.parse(body).input_file_id).slice(1))]!.trim().split('\n');
        state.batches.push(new Map(lines.map((text) => [JSON.parse(text).custom_id, JSON.parse(text).body])));
        return { id: `b${state.batches.length - 1}`, status: 'validating' };
      }
      if (line === 'POST /v1/messages/batches') {
        const requests = JSON.parse(body).requests as { custom_id: string; params: JsonObject }[];
        state.batches.push(new Map(requests.map((one) => [one.custom_id, one.params])));
        return { id: `b${state.batches.length - 1}`, processing_status: 'in_progress', results_url: null };
      }
      if (line.startsWith('GET /v1/batches?')) return { data: [] };
      if (batch !== undefined && results !== undefined) return anthropicResults(state.batches[Number(batch)]!, reply);
      if (batch !== undefined) {
        const looked = (seen.get(batch) ?? 0) + 1;
        seen.set(batch, looked);
        const hasEnded = looked > state.looks;
        if (line.includes('/messages/')) {
          const results_url = `${state.baseUrl}/messages/batches/b${batch}/results`;
          return hasEnded
            ? { id: `b${batch}`, processing_status: 'ended', results_url }
            : { id: `b${batch}`, processing_status: 'in_progress', results_url: null };
        }
        return {
          id: `b${batch}`,
          status: hasEnded ? 'completed' : 'in_progress',
          output_file_id: `out${batch}`,
          error_file_id: `err${batch}`,
        };
      }
      const [, kind, of] = /^GET \/v1\/files\/(out|err)(\d+)\/content$/.exec(line) ?? [];
      return kind === undefined ? undefined : openAILines(state.batches[Number(of)]!, reply, kind === 'err');
    };
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => server.close());
    state.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    return state;
  };
}

function openAILines(
  batch: Map<string, JsonObject>,
  reply: (body: JsonObject) => BatchedReply,
  errors: boolean,
): string {
  const lines = [...batch].flatMap(([custom_id, body]): object[] => {
    const made = reply(body);
    if ('expired' in made)
      return errors ? [{ custom_id, response: null, error: { code: 'batch_expired', message: 'too late' } }] : [];
    const isError = 'status' in made;
    if (isError !== errors) return [];
    const response = isError
      ? { status_code: made.status, body: made.body }
      : {
          status_code: 200,
          body: {
            id: 'c',
            object: 'chat.completion',
            created: 0,
            model: 'm',
            choices: [{ index: 0, message: made.message, finish_reason: 'stop' }],
            usage: { prompt_tokens: 3, completion_tokens: 2 },
          },
        };
    return [{ id: 'r', custom_id, response, error: null }];
  });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function anthropicResults(batch: Map<string, JsonObject>, reply: (body: JsonObject) => BatchedReply): string {
  const lines = [...batch].map(([custom_id, params]) => {
    const made = reply(params);
    if ('expired' in made) return { custom_id, result: { type: 'expired' } };
    if ('status' in made) return { custom_id, result: { type: 'errored', error: made.body } };
    return { custom_id, result: { type: 'succeeded', message: made.message } };
  });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The content of the file in a multipart form. */
function fileIn(form: string): string {
  return /filename="[^"]+\.jsonl"\r\n[^\r]*\r\n\r\n([\s\S]*?)\r\n--/.exec(form)?.[1] ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
