import { ChatError } from '../../core/chat-error.ts';
import type { Failures } from './failures.ts';
import type { Post, ServerAnswer } from './post.ts';

/** How the AI SDK sends a request. */
type Fetch = typeof globalThis.fetch;

/**
 * The `fetch` that a provider's package is given. It gives answers that may be what was asked, and throws a `ChatError`
 * for all else, so that no package's reading of errors is in between.
 *
 * @param send how a request gets to the server.
 */
export function chatFetch(failures: Failures, send: Post): Fetch {
  return async (url, init) => {
    const { headers, body, signal } = init as { headers: Record<string, string>; body: string; signal?: AbortSignal };
    const answer = await send({ url: String(url), headers, body, signal }).catch((cause: unknown) => {
      if (signal?.aborted) throw signal.reason;
      throw cause instanceof ChatError ? cause : failures.lost(cause);
    });
    if (!isSuccess(answer)) throw failures.refused({ ...answer, body: answer.body.toString('utf8') });
    return asResponse(answer);
  };
}

function isSuccess({ status, headers }: ServerAnswer): boolean {
  return status >= 200 && status < 300 && !headers['content-type']?.includes('html');
}

// What the packages read of a `Response`. A real one costs a stream of its own.
function asResponse({ status, headers, body }: ServerAnswer): Response {
  const chunks = [body].values();
  const read = async () => chunks.next();
  const reader = { read, cancel: async () => {}, releaseLock: () => {} };
  const response = { ok: true, status, statusText: '', headers: new Map(Object.entries(headers)) };
  return { ...response, body: { getReader: () => reader } } as unknown as Response;
}
