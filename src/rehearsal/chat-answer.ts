import type { ChatAnswer, ChatRequest, Usage } from '../core/chat-model.ts';
import { textHash } from '../core/hash.ts';
import type { SaidMessage } from './answer-book.ts';

// Close to what tokenizers make of English and JSON.
const bytesPerToken = 4;

/** What is said, as the answer of a model; cut off where it is longer than the request allows. */
export function chatAnswer(
  says: SaidMessage,
  request: ChatRequest,
  { inputTokens }: Pick<Usage, 'inputTokens'>,
): ChatAnswer {
  const { maxTokens = Number.POSITIVE_INFINITY } = request;
  const outputTokens = tokensOf([says.content, says.calls]);
  if (outputTokens > maxTokens) {
    const content = says.content.slice(0, maxTokens * bytesPerToken);
    return { content, calls: [], usage: { inputTokens, outputTokens: maxTokens }, finishReason: 'length' };
  }
  const calls = says.calls.map((call, at) => ({ id: callId(request, at), ...call }));
  const finishReason = calls.length > 0 ? 'tool-calls' : 'stop';
  return { content: says.content, calls, usage: { inputTokens, outputTokens }, finishReason };
}

/** The tokens of a request as a server would count them. */
export function inputTokensOf({ messages, tools = [], format }: ChatRequest): number {
  return tokensOf([messages, tools, format?.schema ?? '']);
}

function callId({ messages }: ChatRequest, at: number): string {
  return `call_${textHash(`${messages.length} ${at}`).slice(0, 8)}`;
}

function tokensOf(value: unknown): number {
  return Math.max(1, Math.round(Buffer.byteLength(JSON.stringify(value)) / bytesPerToken));
}
