import type { ToolCall } from '../core/call.ts';
import type { JsonObject } from '../core/json.ts';
import type { Message } from '../core/row.ts';

/** A call as the chat completions API spells it. */
interface ChatCall<Arguments> {
  id: string;
  type: 'function';
  function: { name: string; arguments: Arguments };
}

/** A message as the chat completions API spells it; only the arguments differ between the formats that use it. */
export type ChatMessage<Arguments> =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string | null; tool_calls?: ChatCall<Arguments>[] }
  | { role: 'tool'; tool_call_id: string; name?: string; content: string };

/** The two ways to write arguments: as an object, or as its JSON text. */
export interface ArgumentsStyle<Arguments> {
  write(value: JsonObject): Arguments;
  read(written: Arguments): JsonObject;
  /** Whether a tool message repeats the name of its tool. */
  namesResults: boolean;
}

/** Arguments as JSON text, the way of the chat completions API. */
export const argumentsAsText: ArgumentsStyle<string> = {
  write: (value) => JSON.stringify(value),
  read: (text) => JSON.parse(text) as JsonObject,
  namesResults: false,
};

/** Arguments as objects, the way of most chat templates. */
export const argumentsAsObject: ArgumentsStyle<JsonObject> = {
  write: (value) => value,
  read: (value) => value,
  namesResults: true,
};

/** Messages in the shape of the chat completions API. */
export function toChat<Arguments>(
  messages: readonly Message[],
  style: ArgumentsStyle<Arguments>,
): ChatMessage<Arguments>[] {
  return messages.map((message): ChatMessage<Arguments> => {
    if (message.role === 'tool') {
      const name = style.namesResults ? { name: message.name } : {};
      return { role: 'tool', tool_call_id: message.call, ...name, content: message.content };
    }
    if (message.role !== 'assistant') return { role: message.role, content: message.content };
    const { content, calls } = message;
    if (calls.length === 0) return { role: 'assistant', content };
    return { role: 'assistant', content, tool_calls: calls.map((call) => toChatCall(call, style)) };
  });
}

function toChatCall<Arguments>(call: ToolCall, style: ArgumentsStyle<Arguments>): ChatCall<Arguments> {
  return { id: call.id, type: 'function', function: { name: call.name, arguments: style.write(call.arguments) } };
}

/** Messages read from the shape of the chat completions API. A result without a name has that of its call. */
export function fromChat<Arguments>(
  messages: readonly ChatMessage<Arguments>[],
  style: ArgumentsStyle<Arguments>,
): Message[] {
  const names = new Map<string, string>();
  return messages.map((message): Message => {
    if (message.role === 'tool') {
      const { tool_call_id: call, name = names.get(call) ?? '', content } = message;
      return { role: 'tool', call, name, content };
    }
    if (message.role !== 'assistant') return { role: message.role, content: message.content };
    const calls = (message.tool_calls ?? []).map((call) => fromChatCall(call, style));
    for (const call of calls) names.set(call.id, call.name);
    return { role: 'assistant', content: message.content, calls };
  });
}

function fromChatCall<Arguments>(call: ChatCall<Arguments>, style: ArgumentsStyle<Arguments>): ToolCall {
  return { id: call.id, name: call.function.name, arguments: style.read(call.function.arguments) };
}
