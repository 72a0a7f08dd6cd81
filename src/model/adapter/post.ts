import { Agent, type Dispatcher } from 'undici';

/** A server's answer. */
export interface ServerAnswer {
  status: number;
  /** By name in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

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
export async function post({ url, headers, body, signal }: Posting): Promise<ServerAnswer> {
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const answer = await agent.request({ origin, path, method: 'POST', headers, body, ...(signal && { signal }) });
  return { status: answer.statusCode, headers: flat(answer.headers), body: await whole(answer.body) };
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flattened: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flattened[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flattened;
}

// A body that drips for ever runs into no other limit.
async function whole(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
  const timer = setTimeout(() => body.destroy(new Error('the answer takes too long')), longestAnswer);
  try {
    return Buffer.from(await body.arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}
