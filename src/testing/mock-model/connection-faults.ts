import type { ServerResponse } from 'node:http';
import type { ConnectionFault } from './faults.ts';
import { jsonHeaders } from './http.ts';
import { type RefusalReason, Refused } from './refusal.ts';

type InAnswer = 'connection-cut' | 'truncated-body';
type Refusing = Exclude<ConnectionFault, InAnswer | 'connection-reset'>;

const refusals: Readonly<Record<Refusing, readonly [RefusalReason, string]>> = {
  'rate-limit': ['too-many-requests', 'requests come too fast'],
  'rate-limit-retry-after': ['too-many-requests', 'requests come too fast'],
  'server-error': ['server-error', 'the server had an error'],
  overloaded: ['overloaded', 'the server has too much to do'],
};

/** Whether a fault strikes while the answer is sent, and not before it is made. */
export function isInAnswer(fault: ConnectionFault): fault is InAnswer {
  return fault === 'connection-cut' || fault === 'truncated-body';
}

/** Fails a request before an answer is made. Throws `Refused`, unless the fault closes the connection. */
export function failBefore(
  fault: Exclude<ConnectionFault, InAnswer>,
  response: ServerResponse,
  retryAfter: number,
): void {
  if (fault === 'connection-reset') {
    response.destroy();
    return;
  }
  throw new Refused(...refusals[fault], fault === 'rate-limit-retry-after' ? waitHeaders(retryAfter) : {});
}

function waitHeaders(milliseconds: number): Record<string, string> {
  return { 'retry-after': String(Math.ceil(milliseconds / 1000)), 'retry-after-ms': String(milliseconds) };
}

/** Sends half of an answer: with `truncated-body` as if that were all, else the connection closes behind it. */
export function sendHalf(fault: InAnswer, response: ServerResponse, text: string): void {
  const bytes = Buffer.from(text);
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  if (fault === 'truncated-body') {
    response.writeHead(200, jsonHeaders).end(half);
    return;
  }
  response.writeHead(200, { ...jsonHeaders, 'content-length': String(bytes.length) });
  response.write(half, () => response.destroy());
}
