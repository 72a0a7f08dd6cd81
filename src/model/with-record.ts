import { ChatError, type ChatErrorReason } from '../core/chat-error.ts';
import type { ChatModel, ChatRequest, Usage } from '../core/chat-model.ts';
import { expectedUsage, settledUsage, tookNothing } from './expected-usage.ts';

/** One request that was sent: how it ended, and what it took. */
export interface SentRequest {
  outcome: 'answered' | ChatErrorReason;
  /** As the server counts it; guessed where it does not say, and where an answer was lost that may have been paid. */
  usage: Usage;
}

/**
 * Tells of every request: `begin` hears of it before it is sent, with the most that it may take, and what it gives hears how it
 * ended. A request that is given up ends without a word, since it may be paid.
 */
export function withRecord(model: ChatModel, begin: (expected: Usage) => (sent: SentRequest) => void): ChatModel {
  return {
    name: model.name,
    async generate(request) {
      const end = begin(expectedUsage(request));
      try {
        const answer = await model.generate(request);
        end({ outcome: 'answered', usage: settledUsage(request, answer) });
        return answer;
      } catch (error) {
        if (error instanceof ChatError) end(failed(error, request));
        throw error;
      }
    },
  };
}

function failed(error: ChatError, request: ChatRequest): SentRequest {
  const usage = tookNothing(error) ? { inputTokens: 0, outputTokens: 0 } : expectedUsage(request);
  return { outcome: error.reason, usage };
}
