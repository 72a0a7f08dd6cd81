import { createGoogleGenerativeAI } from '@ai-sdk/google';
import type { LanguageModelV3 } from '@ai-sdk/provider';
import type { Connection } from './connection.ts';

/**
 * A model behind Gemini's API (ai.google.dev/api/generate-content). Gemini 3 wants a signature with every call of the
 * history. A conversation that is played from stored steps has none; the library sends what the API documents for that.
 */
export function google({ served, key = '', fetch }: Connection): LanguageModelV3 {
  return createGoogleGenerativeAI({ baseURL: served.baseUrl, apiKey: key, fetch }).languageModel(served.model);
}
