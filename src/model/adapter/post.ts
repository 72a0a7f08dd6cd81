import { Agent } from 'undici';
import { Exchange, type ServerAnswer } from './exchange.ts';

export type { ServerAnswer } from './exchange.ts';

/** A text to post. */
export interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
  signal?: AbortSignal | undefined;
}

/** Posts a text and gives the answer, whatever its status. */
export type Post = (posting: Posting) => Promise<ServerAnswer>;

/** The longest that an answer may take, in milliseconds: a local model may think for minutes before the first byte. */
const longestAnswer = 15 * 60_000;
/** The most bytes that an answer may have. */
const largestAnswer = 64 * 2 ** 20;

// Not `fetch`, which takes twice the CPU of the whole call. Connections stay open for the requests that follow.
const agent = new Agent({
  headersTimeout: longestAnswer,
  bodyTimeout: longestAnswer,
  maxResponseSize: largestAnswer,
  keepAliveTimeout: 30_000,
});

/** Posts a text and gives the answer, whatever its status. Throws what the connection throws where none came whole. */
export function post({ url, headers, body, signal }: Posting): Promise<ServerAnswer> {
  return new Promise((answered, failed) => {
    const { origin, pathname, search } = new URL(url);
    const exchange = new Exchange({ signal, longest: longestAnswer, answered, failed });
    agent.dispatch({ origin, path: pathname + search, method: 'POST', headers, body }, exchange);
  });
}
