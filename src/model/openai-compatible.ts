import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import {
  APICallError,
  type JSONSchema7,
  type LanguageModelV3,
  type LanguageModelV3GenerateResult,
  type LanguageModelV3Message,
} from '@ai-sdk/provider';
import {
  type ChatAnswer,
  ChatError,
  type ChatMessage,
  type ChatModel,
  type ChatRequest,
  type ChatTool,
} from '../core/chat-model.ts';
import { retryAfterOf } from './retry-after.ts';

/** Where a model is served. */
export interface OpenAICompatibleOptions {
  /** The name that the server knows the model by. */
  model: string;
  /** The address that `/chat/completions` is put behind, such as `http://127.0.0.1:8000/v1`. */
  baseUrl: string;
  apiKey?: string | undefined;
  /** Replaces the global `fetch`, in tests. */
  fetch?: typeof fetch;
}

/** A model behind any server that speaks OpenAI's chat completions: vLLM, llama.cpp, Ollama, OpenRouter, OpenAI. */
export function openAICompatible({ model, baseUrl, apiKey, fetch }: OpenAICompatibleOptions): ChatModel {
  const provider = createOpenAICompatible({
    name: 'server',
    baseURL: baseUrl.replace(/\/+$/, ''),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(fetch === undefined ? {} : { fetch }),
  });
  const language = provider.chatModel(model);
  return { name: model, generate: (request) => generate(language, request) };
}

async function generate(language: LanguageModelV3, request: ChatRequest): Promise<ChatAnswer> {
  try {
    return answerOf(await language.doGenerate(callOptions(request)));
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw chatError(error);
  }
}

function callOptions({ messages, tools, temperature, seed, maxTokens, signal }: ChatRequest) {
  return {
    prompt: messages.map(promptMessage),
    ...(tools?.length ? { tools: tools.map(functionTool), toolChoice: { type: 'auto' as const } } : {}),
    ...(temperature === undefined ? {} : { temperature }),
    ...(seed === undefined ? {} : { seed }),
    ...(maxTokens === undefined ? {} : { maxOutputTokens: maxTokens }),
    ...(signal === undefined ? {} : { abortSignal: signal }),
  };
}

function functionTool({ name, description, parameters }: ChatTool) {
  return { type: 'function' as const, name, description, inputSchema: parameters as JSONSchema7 };
}

function promptMessage(message: ChatMessage): LanguageModelV3Message {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return { role: 'user', content: [{ type: 'text', text: message.content }] };
    case 'assistant':
      return { role: 'assistant', content: assistantParts(message) };
    case 'tool': {
      const { callId: toolCallId, name: toolName, content: value } = message;
      return {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId, toolName, output: { type: 'text', value } }],
      };
    }
  }
}

function assistantParts({ content, calls }: Extract<ChatMessage, { role: 'assistant' }>) {
  const parts = calls.map(({ id: toolCallId, name: toolName, arguments: text }) => ({
    type: 'tool-call' as const,
    toolCallId,
    toolName,
    input: parsed(text),
  }));
  return content === '' ? parts : [{ type: 'text' as const, text: content }, ...parts];
}

// The library writes the input as JSON again; what is no JSON goes back as a text.
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function answerOf({ content, finishReason, usage }: LanguageModelV3GenerateResult): ChatAnswer {
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const calls = content.flatMap((part) =>
    part.type === 'tool-call' ? [{ id: part.toolCallId, name: part.toolName, arguments: part.input }] : [],
  );
  return {
    content: texts.join(''),
    calls,
    usage: { inputTokens: usage.inputTokens.total ?? 0, outputTokens: usage.outputTokens.total ?? 0 },
    finishReason: finishReason.unified,
  };
}

function chatError(error: unknown): ChatError {
  if (APICallError.isInstance(error)) {
    const { statusCode: status, isRetryable: retryable, responseHeaders, message } = error;
    const where = status === undefined ? 'the server cannot be reached' : `the server answered ${status}`;
    const retryAfter = retryAfterOf(responseHeaders ?? {});
    return new ChatError(`${where}: ${message}`, { status, retryable, retryAfter, cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new ChatError(`the server's answer could not be read: ${message}`, { retryable: true, cause: error });
}
