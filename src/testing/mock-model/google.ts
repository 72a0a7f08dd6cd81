import { z } from 'zod';
import type { ChatAnswer, ChatCall, ChatMessage, ChatRequest } from '../../core/chat-model.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { type RefusalReason, refusalStatus } from './refusal.ts';
import { parsedObject, present, readBody, type Wire } from './wire.ts';

const jsonObject = z.record(z.string(), z.json());
const partSchema = z.union([
  z.object({ text: z.string() }),
  z.object({ functionCall: z.object({ id: z.string().nullish(), name: z.string(), args: jsonObject.nullish() }) }),
  z.object({ functionResponse: z.object({ id: z.string().nullish(), name: z.string(), response: jsonObject }) }),
]);
const contentSchema = z.object({ role: z.enum(['user', 'model']), parts: z.array(partSchema) });
type Content = z.infer<typeof contentSchema>;

const declaration = z.object({ name: z.string(), description: z.string().nullish(), parameters: jsonObject.nullish() });
const settings = z.object({
  temperature: z.number().nullish(),
  topP: z.number().nullish(),
  seed: z.number().int().nullish(),
  maxOutputTokens: z.number().int().min(1).nullish(),
  responseSchema: jsonObject.nullish(),
});

const bodySchema = z.object({
  systemInstruction: z.object({ parts: z.array(z.object({ text: z.string() })) }).nullish(),
  contents: z.array(contentSchema).min(1),
  tools: z.array(z.object({ functionDeclarations: z.array(declaration) })).nullish(),
  generationConfig: settings.nullish(),
});
type Body = z.infer<typeof bodySchema>;

/** Gemini's `generateContent` (ai.google.dev/api/generate-content). */
export const google: Wire = {
  path: /^\/v1(?:beta)?\/models\/([^/]+):generateContent$/,
  keyOf: (headers) => [headers['x-goog-api-key']].flat()[0],
  read: (body, name = '') => ({ model: decodeURIComponent(name), request: requestOf(readBody(bodySchema, body)) }),
  write: (answer, { model, number }) => ({
    candidates: [candidateOf(answer)],
    usageMetadata: {
      promptTokenCount: answer.usage.inputTokens,
      candidatesTokenCount: answer.usage.outputTokens,
      totalTokenCount: answer.usage.inputTokens + answer.usage.outputTokens,
    },
    modelVersion: model,
    responseId: `response-${number}`,
  }),
  writeError: ({ reason, message }) => ({
    error: { code: refusalStatus[reason], message, status: statusWords[reason] },
  }),
};

function requestOf({ systemInstruction, contents, tools, generationConfig }: Body): ChatRequest {
  const { temperature, topP, seed, maxOutputTokens, responseSchema } = generationConfig ?? {};
  const system = systemInstruction?.parts.map(({ text }) => text).join('\n');
  const declared = tools?.flatMap(({ functionDeclarations }) => functionDeclarations);
  return present({
    messages: [...(system === undefined ? [] : [{ role: 'system', content: system }]), ...contents.flatMap(messagesOf)],
    tools: declared?.map(({ name, description, parameters }) => {
      return { name, description: description ?? '', parameters: parameters ?? {} };
    }),
    format: responseSchema ? { name: 'answer', schema: responseSchema } : undefined,
    temperature,
    topP,
    seed,
    maxTokens: maxOutputTokens,
  }) as ChatRequest;
}

function messagesOf({ role, parts }: Content): ChatMessage[] {
  const content = parts.flatMap((part) => ('text' in part ? [part.text] : [])).join('');
  if (role === 'model') return [{ role: 'assistant', content, calls: parts.flatMap(callOf) }];
  const results = parts.flatMap((part): ChatMessage[] => {
    if (!('functionResponse' in part)) return [];
    const { id, name, response } = part.functionResponse;
    return [{ role: 'tool', callId: id ?? '', name, content: resultText(response) }];
  });
  return content === '' && results.length > 0 ? results : [...results, { role: 'user', content }];
}

function callOf(part: Content['parts'][number]): ChatCall[] {
  if (!('functionCall' in part)) return [];
  const { id, name, args } = part.functionCall;
  return [{ id: id ?? '', name, arguments: JSON.stringify(args ?? {}) }];
}

function resultText({ content, ...others }: JsonObject): string {
  return typeof content === 'string'
    ? content
    : JSON.stringify({ ...others, ...(content !== undefined && { content }) });
}

function candidateOf(answer: ChatAnswer): JsonObject {
  const given = answer.calls.map((call) => parsedObject(call.arguments));
  if (given.includes(undefined)) return candidate([], 'MALFORMED_FUNCTION_CALL');
  if (answer.finishReason === 'content-filter') return candidate([], 'SAFETY');
  const calls = answer.calls.map(({ id, name }, at): Json => ({ functionCall: { id, name, args: given[at]! } }));
  const text: Json[] = answer.content === '' ? [] : [{ text: answer.content }];
  return candidate([...text, ...calls], answer.finishReason === 'length' ? 'MAX_TOKENS' : 'STOP');
}

function candidate(parts: Json[], finishReason: string): JsonObject {
  return { content: { role: 'model', parts }, finishReason, index: 0 };
}

const statusWords: Readonly<Record<RefusalReason, string>> = {
  'bad-request': 'INVALID_ARGUMENT',
  'wrong-key': 'UNAUTHENTICATED',
  'unknown-model': 'NOT_FOUND',
  'unknown-path': 'NOT_FOUND',
  'no-tools': 'INVALID_ARGUMENT',
  'context-too-small': 'INVALID_ARGUMENT',
  'too-large': 'INVALID_ARGUMENT',
  'too-many-requests': 'RESOURCE_EXHAUSTED',
  'server-error': 'INTERNAL',
  overloaded: 'UNAVAILABLE',
};
