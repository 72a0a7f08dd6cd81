import type { Message } from '../core/row.ts';
import { NumberedMessages, type UnnumberedCall } from './numbered-calls.ts';

/** A message as ms-swift reads it: each call and each result is a message of its own, without an id. */
export interface SwiftMessage {
  role: 'system' | 'user' | 'assistant' | 'tool_call' | 'tool_response';
  content: string;
}

/** Messages in the shape of ms-swift. Text beside calls must have been refused before. */
export function toSwift(messages: readonly Message[]): SwiftMessage[] {
  return messages.flatMap((message): SwiftMessage[] => {
    if (message.role === 'tool') return [{ role: 'tool_response', content: message.content }];
    if (message.role !== 'assistant') return [{ role: message.role, content: message.content }];
    if (message.calls.length === 0) return [{ role: 'assistant', content: message.content ?? '' }];
    return message.calls.map(({ name, arguments: values }) => ({
      role: 'tool_call',
      content: JSON.stringify({ name, arguments: values }),
    }));
  });
}

/** Messages read from the shape of ms-swift: calls in a row are parallel, and results answer them in order. */
export function fromSwift(messages: readonly SwiftMessage[]): Message[] {
  const read = new NumberedMessages();
  let calls: UnnumberedCall[] = [];
  for (const [at, { role, content }] of messages.entries()) {
    if (role === 'tool_call') {
      calls.push(JSON.parse(content) as UnnumberedCall);
      if (messages[at + 1]?.role === 'tool_call') continue;
      read.answer(null, calls);
      calls = [];
    } else if (role === 'tool_response') read.result(content);
    else if (role === 'assistant') read.answer(content, []);
    else read.say({ role, content });
  }
  return read.messages;
}
