import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Json, JsonObject } from '../../src/core/json.ts';

/** An answer as a provider's server gave it. `text` stands for a body that is no JSON. */
export interface Recording {
  status: number;
  headers: Record<string, string>;
  body?: Json;
  text?: string;
}

/** A request as the server got it. */
export interface GotRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: JsonObject;
}

/** The recordings of a provider by the kind of answer. */
export function recordingsOf(provider: string): Record<string, Recording> {
  const file = join(import.meta.dirname, '../fixtures/model', `${provider.replace('.', '-')}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Recording>;
}

/** Serves a recording on loopback for one test, whatever is asked; `requests` keeps what was. */
export function recordedServers(): (recording: Recording) => Promise<{ baseUrl: string; requests: GotRequest[] }> {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });
  return async ({ status, headers, body, text = JSON.stringify(body) }) => {
    const requests: GotRequest[] = [];
    const server = createServer(async (request, response) => {
      let sent = '';
      for await (const chunk of request) sent += String(chunk);
      requests.push({ path: request.url!, headers: request.headers, body: JSON.parse(sent) as JsonObject });
      response.writeHead(status, headers).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => server.close());
    return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests };
  };
}
