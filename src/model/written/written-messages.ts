import type { ChatMessage, ChatTool } from '../../core/chat-model.ts';
import type { CallFormat, WrittenCall, WrittenResult } from './call-format.ts';

type ResultMessage = Extract<ChatMessage, { role: 'tool' }>;

/** A conversation in which tools, calls and results are text. */
export function writtenMessages(
  messages: readonly ChatMessage[],
  tools: readonly ChatTool[],
  format: CallFormat,
): ChatMessage[] {
  const calls = new Map(messages.flatMap(callsIn).map((call) => [call.id, call]));
  const written: ChatMessage[] = [];
  for (let at = 0; at < messages.length; at += 1) {
    const message = messages[at]!;
    if (message.role === 'tool') {
      const results = resultsFrom(messages, at);
      written.push(...format.tell(results.map((result) => withCall(result, calls))));
      at += results.length - 1;
    } else if (message.role === 'assistant' && message.calls.length > 0) {
      const parts = [message.content, format.write(message.calls)];
      written.push({ role: 'assistant', content: parts.filter(Boolean).join('\n'), calls: [] });
    } else written.push(message);
  }
  return tools.length === 0 ? written : withInstructions(written, format.instructions(tools));
}

function callsIn(message: ChatMessage) {
  return message.role === 'assistant' ? message.calls : [];
}

function resultsFrom(messages: readonly ChatMessage[], at: number): ResultMessage[] {
  const results: ResultMessage[] = [];
  for (const message of messages.slice(at)) {
    if (message.role !== 'tool') break;
    results.push(message);
  }
  return results;
}

function withCall(message: ResultMessage, calls: ReadonlyMap<string, WrittenCall>): WrittenResult {
  return { message, call: calls.get(message.callId) ?? { name: message.name, arguments: '{}' } };
}

function withInstructions(messages: readonly ChatMessage[], instructions: string): ChatMessage[] {
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: instructions }, ...messages];
  return [{ role: 'system', content: `${first.content}\n\n${instructions}` }, ...rest];
}
