import type { ChatAnswer, ChatCall, ChatRequest } from '../core/chat-model.ts';
import { requestIdentity, seededIdentities } from './request-identity.ts';

/** What a model says in one message. */
export type SaidMessage = Pick<ChatAnswer, 'content'> & { calls: readonly Pick<ChatCall, 'name' | 'arguments'>[] };

/** What the scripted teacher says, ready to be looked up by what a model is asked. */
export class AnswerBook {
  readonly #answers = new Map<string, SaidMessage>();
  /** For servers that are sent no seed: what was said first, whatever the seed. */
  readonly #withoutSeed = new Map<string, SaidMessage>();

  /** Enters what is said to a request. */
  enter(request: ChatRequest, says: SaidMessage): void {
    const { own, withoutSeed } = seededIdentities(request);
    this.#answers.set(own, says);
    if (!this.#withoutSeed.has(withoutSeed)) this.#withoutSeed.set(withoutSeed, says);
  }

  /** What is said to a request; undefined when it is not in the book. */
  find(request: ChatRequest): SaidMessage | undefined {
    const identity = requestIdentity(request);
    const known = this.#answers.get(identity);
    return known ?? (request.seed === undefined ? this.#withoutSeed.get(identity) : undefined);
  }
}
