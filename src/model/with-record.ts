import { ChatError, type ChatErrorReason } from '../core/chat-error.ts';
import type { ChatModel, Usage } from '../core/chat-model.ts';
import { expectedUsage, settledUsage, tookNothing } from './expected-usage.ts';

/** One request that was sent: how it ended, and what it took. */
export interface SentRequest {
  outcome: 'answered' | ChatErrorReason;
  /** As the server counts it; guessed where it does not say, and where an answer was lost that may have been paid. */
  usage: Usage;
}

/** Tells of every request that the model was sent, failed ones too. */
export function withRecord(model: ChatModel, record: (sent: SentRequest) => void): ChatModel {
  return {
    name: model.name,
    async generate(request) {
      try {
        const answer = await model.generate(request);
        record({ outcome: 'answered', usage: settledUsage(request, answer) });
        return answer;
      } catch (error) {
        if (error instanceof ChatError) {
          record({ outcome: error.reason, usage: tookNothing(error) ? nothing : expectedUsage(request) });
        }
        throw error;
      }
    },
  };
}

const nothing: Usage = { inputTokens: 0, outputTokens: 0 };
