import type { ToolCall } from '../core/call.ts';
import type { Message } from '../core/row.ts';

/**
 * The messages with their calls numbered `call_1`, `call_2`, … in order, for formats that have no ids. A result that
 * answers no earlier call keeps the id it has.
 */
export function numberedCalls(messages: readonly Message[]): Message[] {
  const ids = new Map<string, string>();
  let count = 0;
  return messages.map((message): Message => {
    if (message.role === 'tool') return { ...message, call: ids.get(message.call) ?? message.call };
    if (message.role !== 'assistant') return message;
    const calls = message.calls.map((call) => {
      count += 1;
      ids.set(call.id, `call_${count}`);
      return { ...call, id: `call_${count}` };
    });
    return { ...message, calls };
  });
}

/** A call in a format that has no ids. */
export type UnnumberedCall = Omit<ToolCall, 'id'>;

/** Rebuilds messages from a format without ids: calls are numbered as they come, and results answer them in order. */
export class NumberedMessages {
  /** What was rebuilt so far. */
  readonly messages: Message[] = [];
  #count = 0;
  /** Calls that no result has answered yet. */
  #open: { id: string; name: string }[] = [];

  /** Adds a message that calls nothing. */
  say(message: Exclude<Message, { role: 'assistant' | 'tool' }>): void {
    this.messages.push(message);
  }

  /** Adds an assistant message. */
  answer(content: string | null, calls: readonly UnnumberedCall[]): void {
    const numbered = calls.map((call) => {
      this.#count += 1;
      return { id: `call_${this.#count}`, ...call };
    });
    this.#open = numbered.map(({ id, name }) => ({ id, name }));
    this.messages.push({ role: 'assistant', content, calls: numbered });
  }

  /** How many calls of the last answer wait for a result. */
  get waiting(): number {
    return this.#open.length;
  }

  /** Adds the result of the first call that waits. Throws when none does. */
  result(content: string): void {
    const call = this.#open.shift();
    if (!call) throw new Error('a result answers no call');
    this.messages.push({ role: 'tool', call: call.id, name: call.name, content });
  }
}
