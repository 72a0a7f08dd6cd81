import { setImmediate } from 'node:timers/promises';
import type { ChatAnswer, ChatModel, ChatRequest, Usage } from '../../src/core/chat-model.ts';

/** A request that a held model has got. Both ways to end it let what follows happen. */
export interface HeldRequest {
  request: ChatRequest;
  give(told: ChatAnswer): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** A model whose answers the test gives when it likes; `inFlight` has the requests that wait for them, in order. */
export function heldModel(name = 'held'): ChatModel & { inFlight: HeldRequest[] } {
  const inFlight: HeldRequest[] = [];
  return {
    name,
    inFlight,
    generate: (request) =>
      new Promise((resolve, reject) => {
        const end = (action: () => void) => {
          inFlight.splice(inFlight.indexOf(held), 1);
          action();
          return setImmediate();
        };
        const held: HeldRequest = {
          request,
          give: (told) => end(() => resolve(told)),
          fail: (error) => end(() => reject(error)),
        };
        inFlight.push(held);
      }),
  };
}

/** An answer of a word. */
export function answer(content: string, usage: Usage = { inputTokens: 3, outputTokens: 2 }): ChatAnswer {
  return { content, calls: [], usage, finishReason: 'stop' };
}

/** A request of a word. */
export function ask(content: string, more: Partial<ChatRequest> = {}): ChatRequest {
  return { messages: [{ role: 'user', content }], ...more };
}
