import type { ChatAnswer, ChatModel } from '../core/chat-model.ts';
import type { AnswerCache } from './open-cache.ts';
import { requestKey } from './request-key.ts';
import { SharedCalls } from './shared-calls.ts';

/** How cached answers are told apart. */
export interface CacheOptions {
  /** What stands for the model in keys. Default: its name. Say more where two servers have different models of one name. */
  identity?: string | undefined;
}

// One for each cache, so that roles which share a cache also share what is being asked.
const callsOf = new WeakMap<AnswerCache, SharedCalls<ChatAnswer>>();

/**
 * Answers a request that was answered before from the cache, in this process or another. The key is the model's identity
 * and all of the request but its signal, with the keys of objects in order: samples of one request differ by `seed`.
 * Equal requests at the same time are asked once. The schemas of tools must not change once they were sent. Failures are
 * not kept. Throws what the model throws, and `broken-world` when the disk fails.
 */
export function withCache(
  model: ChatModel,
  cache: AnswerCache,
  { identity = model.name }: CacheOptions = {},
): ChatModel {
  const calls = callsOf.get(cache) ?? new SharedCalls<ChatAnswer>();
  callsOf.set(cache, calls);
  return {
    name: model.name,
    async generate({ signal, ...asked }) {
      const key = requestKey(identity, asked);
      return (
        cache.read(key) ??
        calls.join(key, signal, async (shared) => {
          const answer = await model.generate({ ...asked, signal: shared });
          return cache.write(key, { model: identity, answer });
        })
      );
    },
  };
}
