export { type Budget, type BudgetLimits, createBudget, type Spent } from './budget.ts';
export { type Clock, systemClock } from './clock.ts';
export { expectedUsage } from './expected-usage.ts';
export { type AnswerCache, type CacheEntry, type CacheSize, openCache, type PruneOptions } from './open-cache.ts';
export { type OpenAICompatibleOptions, openAICompatible } from './openai-compatible.ts';
export { type Prices, withBudget } from './with-budget.ts';
export { type CacheOptions, withCache } from './with-cache.ts';
export { type LimitOptions, withLimit } from './with-limit.ts';
export { type RetryOptions, withRetry } from './with-retry.ts';
