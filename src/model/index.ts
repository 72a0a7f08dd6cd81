export { type Clock, systemClock } from './clock.ts';
export { type AnswerCache, type CacheEntry, type CacheSize, openCache, type PruneOptions } from './open-cache.ts';
export { type OpenAICompatibleOptions, openAICompatible } from './openai-compatible.ts';
export { type CacheOptions, withCache } from './with-cache.ts';
export { type RetryOptions, withRetry } from './with-retry.ts';
