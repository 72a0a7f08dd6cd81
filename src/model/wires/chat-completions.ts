import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV3 } from '@ai-sdk/provider';
import { chatCompletionsName } from '../adapter/call-options.ts';
import type { Connection } from './connection.ts';

/** A model behind a server of OpenAI's chat completions (platform.openai.com/docs/api-reference/chat). */
export function chatCompletions({ served, key, fetch }: Connection): LanguageModelV3 {
  const { model, baseUrl, providerName, provider } = served;
  return createOpenAICompatible({
    name: chatCompletionsName,
    baseURL: baseUrl,
    fetch,
    supportsStructuredOutputs: provider.structuredOutput !== 'words',
    ...(key === undefined ? {} : { apiKey: key }),
    ...(providerName === 'openai' ? { transformRequestBody: forOpenAI } : {}),
  }).chatModel(model);
}

/** Settings that reasoning models of OpenAI refuse. */
const sampling = ['temperature', 'top_p', 'logprobs'];

// OpenAI has a new name for the bound, which its newer models insist on.
function forOpenAI({ max_tokens: bound, ...body }: Record<string, unknown>): Record<string, unknown> {
  const isReasoning = /^(?:o\d|gpt-5(?!-chat))/.test(String(body.model));
  const settings = Object.entries(body).filter(([name]) => !isReasoning || !sampling.includes(name));
  return { ...Object.fromEntries(settings), ...(bound === undefined ? {} : { max_completion_tokens: bound }) };
}
