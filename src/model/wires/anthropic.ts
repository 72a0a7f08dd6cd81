import { createAnthropic } from '@ai-sdk/anthropic';
import type { LanguageModelV3 } from '@ai-sdk/provider';
import type { Connection } from './connection.ts';

/** A model behind Anthropic's messages API (docs.claude.com/en/api/messages). */
export function anthropic({ served, key = '', fetch }: Connection): LanguageModelV3 {
  return createAnthropic({ baseURL: served.baseUrl, apiKey: key, fetch }).languageModel(served.model);
}
