import { setTimeout } from 'node:timers/promises';
import { ChatError } from '../core/chat-error.ts';
import type { ChatModel } from '../core/chat-model.ts';

/** How often and how patiently a failed request is tried again. */
export interface RetryOptions {
  /** Tries in all, at least 1. Default: 5. */
  tries?: number;
  /** Waits before another try, in milliseconds. Default: a timer. */
  wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

const firstPause = 500;
const longestPause = 60_000;

/**
 * Tries a request again when it can succeed later: after a lost connection, a server's error or "too many requests". It
 * waits as long as the server asks, else twice as long each time, a minute at most.
 */
export function withRetry(model: ChatModel, { tries = 5, wait = pause }: RetryOptions = {}): ChatModel {
  return {
    name: model.name,
    async generate(request) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await model.generate(request);
        } catch (error) {
          if (!(error instanceof ChatError) || !error.retryable || attempt >= tries) throw error;
          const planned = firstPause * 2 ** (attempt - 1);
          await wait(Math.min(error.retryAfter ?? planned, longestPause), request.signal);
        }
      }
    },
  };
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });
}
