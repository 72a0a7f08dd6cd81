import type { ChatAnswer, ChatRequest } from '../core/chat-model.ts';
import { textHash } from '../core/hash.ts';
import type { SaidMessage } from './answer-book.ts';

// Close to what tokenizers make of English and JSON.
const bytesPerToken = 4;

/** What is said, as the answer of a model, with the tokens that a server would count. */
export function chatAnswer({ content, calls }: SaidMessage, request: ChatRequest): ChatAnswer {
  const made = calls.map((call, at) => ({
    id: `call_${textHash(`${request.messages.length} ${at}`).slice(0, 8)}`,
    ...call,
  }));
  return {
    content,
    calls: made,
    usage: {
      inputTokens: tokensOf([request.messages, request.tools ?? [], request.format?.schema ?? '']),
      outputTokens: tokensOf([content, calls]),
    },
    finishReason: made.length > 0 ? 'tool-calls' : 'stop',
  };
}

function tokensOf(value: unknown): number {
  return Math.max(1, Math.round(Buffer.byteLength(JSON.stringify(value)) / bytesPerToken));
}
