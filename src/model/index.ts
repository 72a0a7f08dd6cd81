export { type OpenAICompatibleOptions, openAICompatible } from './openai-compatible.ts';
export { type RetryOptions, withRetry } from './with-retry.ts';
