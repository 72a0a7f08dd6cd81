import type { AnswerFormat, ChatMessage } from '../../core/chat-model.ts';

/** What stands before the schema where the form of an answer is asked for in words. */
export const formatMark = 'Answer with nothing but JSON that fits this JSON Schema:';

/** A conversation whose system message says which form the answer must have. */
export function withFormatInWords(messages: readonly ChatMessage[], { schema }: AnswerFormat): ChatMessage[] {
  const words = `${formatMark}\n${JSON.stringify(schema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: words }, ...messages];
  return [{ role: 'system', content: `${first.content}\n\n${words}` }, ...rest];
}
