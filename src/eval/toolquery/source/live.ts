import { setTimeout } from 'node:timers/promises';
import type { HttpSource, SourceRequest, SourceResponse } from './http.ts';
import { isJson } from './response-body.ts';
import { SourceError } from './source-error.ts';

/** The host that the movie tools ask; it wants a key. */
export const movieHost = 'api.themoviedb.org';

/** How the live services are asked. */
export interface LiveOptions {
  /** Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** The read access token of TMDB, sent to it as a bearer token. Weather needs no key. */
  movieKey?: string | undefined;
  /** Tries in all when a connection fails. Default: 3. */
  tries?: number;
  /** Waits before another try, in milliseconds. Default: a timer. */
  wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

const firstPause = 500;
const patience = 30_000;

/**
 * Asks TMDB and Open-Meteo. Only a failed connection is tried again; what a server says is final. `get` throws
 * `SourceError` for a refused key, a used-up quota, a failing server, or an answer that is not JSON.
 */
export function liveSource({ fetch: send = fetch, movieKey, tries = 3, wait = pause }: LiveOptions = {}): HttpSource {
  return {
    async get(request, signal) {
      const headers = headersFor(request, movieKey);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return answerOf(request, await ask(send, { request, headers, signal }));
        } catch (error) {
          if (signal?.aborted || error instanceof SourceError) throw error;
          if (attempt >= tries) throw unreachable(request, error);
          await wait(firstPause * 2 ** (attempt - 1), signal);
        }
      }
    },
  };
}

interface Sending {
  request: SourceRequest;
  headers: Record<string, string>;
  signal: AbortSignal | undefined;
}

async function ask(send: typeof fetch, { request, headers, signal }: Sending): Promise<SourceResponse> {
  const limit = AbortSignal.timeout(patience);
  const response = await send(addressOf(request), {
    headers,
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  });
  return { status: response.status, body: await response.text() };
}

function addressOf({ host, path, query }: SourceRequest): string {
  const address = new URL(`https://${host}`);
  address.pathname = path;
  address.search = new URLSearchParams(query).toString();
  return address.href;
}

function headersFor({ host }: SourceRequest, movieKey: string | undefined): Record<string, string> {
  const accept = { accept: 'application/json' };
  if (host !== movieHost) return accept;
  if (movieKey === undefined) throw new SourceError('key', `${host} wants a key, and none was given`);
  return { ...accept, authorization: `Bearer ${movieKey}` };
}

function answerOf({ host, path }: SourceRequest, response: SourceResponse): SourceResponse {
  const { status, body } = response;
  const said = `${host}${path} answered ${status}: ${body.slice(0, 200)}`;
  if (status === 401 || status === 403) throw new SourceError('key', said);
  if (status === 429) throw new SourceError('rate-limit', `${said} (wait, or ask fewer tasks at a time)`);
  if (status >= 500) throw new SourceError('unreachable', said);
  if (!isJson(body)) throw new SourceError('not-json', said);
  return response;
}

function unreachable({ host }: SourceRequest, cause: unknown): SourceError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SourceError('unreachable', `${host} cannot be reached: ${reason}`, cause);
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });
}
