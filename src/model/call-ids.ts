import type { ChatCall, ChatMessage, ChatRequest } from '../core/chat-model.ts';

/**
 * Gives each call an id of its own, unlike those of the conversation before it: servers may leave ids empty, or begin to
 * count anew with every answer. Ids that differ already stay.
 */
export function withOwnIds(calls: readonly ChatCall[], { messages }: Pick<ChatRequest, 'messages'>): ChatCall[] {
  if (calls.length === 0) return [];
  const taken = new Set(messages.flatMap(idsIn));
  return calls.map((call) => {
    const id = call.id !== '' && !taken.has(call.id) ? call.id : freeId(taken);
    taken.add(id);
    return id === call.id ? call : { ...call, id };
  });
}

function idsIn(message: ChatMessage): string[] {
  return message.role === 'assistant' ? message.calls.map(({ id }) => id) : [];
}

function freeId(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`call_${number}`)) number += 1;
  return `call_${number}`;
}
