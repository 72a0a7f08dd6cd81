import { ChatError } from '../core/chat-error.ts';
import type { ChatModel } from '../core/chat-model.ts';
import { misuse } from '../core/errors.ts';
import { type Clock, systemClock } from './clock.ts';
import { expectedUsage, settledUsage, tookNothing } from './expected-usage.ts';
import { SendingLine } from './sending-line.ts';

/** What a server lets one send. */
export interface LimitOptions {
  /** The most requests in flight. */
  concurrency: number;
  /** Default: no bound. */
  requestsPerMinute?: number | undefined;
  /** Of input and output together. Default: no bound. */
  tokensPerMinute?: number | undefined;
  clock?: Clock;
}

/** As `withRetry`, this waits no longer than a minute for a server that asks for more, in milliseconds. */
const longestPause = 60_000;

/** Requests that stand in one line for a server, whoever sends them. */
export type Limit = SendingLine;

/** A line for a server. Models that are given it share what the server allows. Throws `misuse` for bounds below 1. */
export function createLimit({ clock = systemClock, ...bounds }: LimitOptions): Limit {
  checkBounds(bounds);
  return new SendingLine(bounds, clock);
}

/**
 * Sends requests in the order they come, no more at once and no faster than a server allows; models that share a server
 * share a limit. After a 429 half as many may be in flight, and none goes out before the time that the
 * server asks for; with answers the number rises again. Tokens are guessed before (see `expectedUsage`) and corrected by
 * what the server counts. A signal ends the waiting. Throws `misuse` for bounds below 1.
 */
export function withLimit(model: ChatModel, limit: LimitOptions | Limit): ChatModel {
  const line = limit instanceof SendingLine ? limit : createLimit(limit);
  return {
    name: model.name,
    async generate(request) {
      const expected = total(expectedUsage(request));
      const number = await line.enter(expected, request.signal);
      let taken = expected;
      try {
        const answer = await model.generate(request);
        taken = total(settledUsage(request, answer));
        line.speedUp();
        return answer;
      } catch (error) {
        if (tookNothing(error)) taken = 0;
        if (isTooMany(error)) line.slowDown(number, Math.min(error.retryAfter ?? 0, longestPause));
        throw error;
      } finally {
        line.leave(taken - expected);
      }
    },
  };
}

function checkBounds(bounds: Omit<LimitOptions, 'clock'>): void {
  for (const [where, bound] of Object.entries(bounds)) {
    if (bound !== undefined && !(bound >= 1 && bound < Number.POSITIVE_INFINITY)) {
      misuse(`${bound} is no bound`, { where, expected: 'a number from 1 on' });
    }
  }
}

function isTooMany(error: unknown): error is ChatError {
  return error instanceof ChatError && error.reason === 'too-many-requests';
}

function total({ inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }): number {
  return inputTokens + outputTokens;
}
