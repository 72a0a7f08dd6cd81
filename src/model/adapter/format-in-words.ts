import type { AnswerFormat, ChatMessage } from '../../core/chat-model.ts';

/** A conversation whose system message says which form the answer must have. */
export function withFormatInWords(messages: readonly ChatMessage[], { schema }: AnswerFormat): ChatMessage[] {
  const words = `Answer with nothing but JSON that fits this JSON Schema:\n${JSON.stringify(schema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: words }, ...messages];
  return [{ role: 'system', content: `${first.content}\n\n${words}` }, ...rest];
}
