import type { JSONSchema7, LanguageModelV3CallOptions, LanguageModelV3FunctionTool } from '@ai-sdk/provider';
import type { AnswerFormat, ChatRequest, ChatTool } from '../../core/chat-model.ts';
import { unboundedAnswer } from '../expected-usage.ts';
import type { Provider } from '../providers.ts';
import { withFormatInWords } from './format-in-words.ts';
import { hasFreeParts } from './free-parts.ts';
import { promptOf } from './prompt.ts';
import { strictSchema } from './strict-schema.ts';

/** The name that settings of chat completions have in the AI SDK, beside those that all providers share. */
export const chatCompletionsName = 'server';

/** A request as the AI SDK has it, as far as the provider has settings for what it asks. */
export function callOptionsOf(request: ChatRequest, provider: Provider): LanguageModelV3CallOptions {
  const { tools, format, temperature, topP, seed, maxTokens, signal } = request;
  const { wire } = provider;
  const structuredOutput = structuredOutputFor(format, provider);
  const messages =
    format && structuredOutput !== 'native' ? withFormatInWords(request.messages, format) : request.messages;
  // Anthropic's API wants a bound, and the library's own is far larger than what a budget expects.
  const bound = maxTokens ?? (wire === 'anthropic' ? unboundedAnswer : undefined);
  return {
    prompt: promptOf(messages, wire),
    ...(tools?.length ? { tools: tools.map(functionTool), toolChoice: { type: 'auto' } } : {}),
    ...(format && structuredOutput !== 'words' ? { responseFormat: responseFormat(format, wire) } : {}),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(seed === undefined || !provider.seed ? {} : { seed }),
    ...(bound === undefined ? {} : { maxOutputTokens: bound }),
    ...(signal === undefined ? {} : { abortSignal: signal }),
    ...(wire === 'chat-completions' ? { providerOptions: { [chatCompletionsName]: settings(request, provider) } } : {}),
  };
}

// Only OpenAI's form of schemas can leave a part of an answer open.
function structuredOutputFor(format: AnswerFormat | undefined, { wire, structuredOutput }: Provider) {
  return format && wire !== 'chat-completions' && hasFreeParts(format.schema) ? 'words' : structuredOutput;
}

function functionTool({ name, description, parameters }: ChatTool): LanguageModelV3FunctionTool {
  return { type: 'function', name, description, inputSchema: parameters as JSONSchema7 };
}

function responseFormat({ name, schema }: AnswerFormat, wire: Provider['wire']) {
  const sent = wire === 'chat-completions' ? (strictSchema(schema) ?? schema) : schema;
  return { type: 'json' as const, name, schema: sent as JSONSchema7 };
}

function settings({ format, logProbabilities }: ChatRequest, provider: Provider) {
  return {
    ...(logProbabilities && provider.logProbabilities ? { logprobs: true } : {}),
    ...(format ? { strictJsonSchema: strictSchema(format.schema) !== undefined } : {}),
  };
}
