import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../../core/json.ts';
import { Refused } from './refusal.ts';

/** A request may have so many bytes. */
const largestBody = 64 * 2 ** 20;

/** The body of a request as JSON. Throws `Refused` for one that is no JSON or too large. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Refused('too-large', `a request may have ${largestBody} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refused('bad-request', 'the body is no JSON');
  }
}

/** Sends JSON. */
export function sendJson(
  response: ServerResponse,
  { status = 200, body, headers = {} }: { status?: number; body: Json; headers?: Readonly<Record<string, string>> },
): void {
  response.writeHead(status, { ...jsonHeaders, ...headers }).end(JSON.stringify(body));
}

export const jsonHeaders = { 'content-type': 'application/json' };

/**
 * Whether a request comes from this machine and was meant for it. A page in a browser could have a name of its own resolve to
 * 127.0.0.1 and ask by it, so the names that are asked for and from count.
 */
export function isLocal({ headers: { host, origin } }: IncomingMessage): boolean {
  return isLoopback(`http://${host}`) && (origin === undefined || isLoopback(origin));
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
