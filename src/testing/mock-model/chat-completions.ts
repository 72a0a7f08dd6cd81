import { z } from 'zod';
import type { ChatAnswer, ChatMessage, ChatRequest } from '../../core/chat-model.ts';
import type { JsonObject } from '../../core/json.ts';
import type { RefusalReason } from './refusal.ts';
import { present, readBody, type Wire } from './wire.ts';

const text = z
  .union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() }))])
  .transform((content) => (typeof content === 'string' ? content : content.map((part) => part.text).join('')));
const call = z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) });

const messageSchema = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer']), content: text }),
  z.object({ role: z.literal('user'), content: text }),
  z.object({ role: z.literal('assistant'), content: text.nullish(), tool_calls: z.array(call).nullish() }),
  z.object({ role: z.literal('tool'), content: text, tool_call_id: z.string() }),
]);
type WireMessage = z.infer<typeof messageSchema>;

const jsonSchema = z.record(z.string(), z.json());
const format = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({ type: z.literal('json_schema'), json_schema: z.object({ name: z.string(), schema: jsonSchema }) }),
]);
const tool = z.object({
  function: z.object({ name: z.string(), description: z.string().nullish(), parameters: jsonSchema.nullish() }),
});

const bodySchema = z.object({
  model: z.string(),
  messages: z.array(messageSchema).min(1),
  tools: z.array(tool).nullish(),
  response_format: format.nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  seed: z.number().int().nullish(),
  max_tokens: z.number().int().min(1).nullish(),
  max_completion_tokens: z.number().int().min(1).nullish(),
  logprobs: z.boolean().nullish(),
  stream: z.literal(false, 'the mock model sends no streams').nullish(),
});
type Body = z.infer<typeof bodySchema>;

/** OpenAI's chat completions (platform.openai.com/docs/api-reference/chat). */
export const chatCompletions: Wire = {
  path: /^\/v1\/chat\/completions$/,
  keyOf: ({ authorization }) => authorization?.replace(/^Bearer /, ''),
  read: (body) => {
    const read = readBody(bodySchema, body);
    return { model: read.model, request: requestOf(read) };
  },
  write: (answer, { model, number }) => ({
    id: `chatcmpl-${number}`,
    object: 'chat.completion',
    created: 0,
    model,
    choices: [choiceOf(answer)],
    usage: {
      prompt_tokens: answer.usage.inputTokens,
      completion_tokens: answer.usage.outputTokens,
      total_tokens: answer.usage.inputTokens + answer.usage.outputTokens,
    },
  }),
  writeError: ({ reason, message }) => ({ error: { message, param: null, ...errorKinds[reason] } }),
};

function requestOf(body: Body): ChatRequest {
  const { messages, tools, response_format: asked, max_completion_tokens: most, max_tokens: older } = body;
  return present({
    messages: chatMessages(messages),
    tools: tools?.map(({ function: { name, description, parameters } }) => {
      return { name, description: description ?? '', parameters: parameters ?? {} };
    }),
    format: asked?.type === 'json_schema' ? asked.json_schema : undefined,
    temperature: body.temperature,
    topP: body.top_p,
    seed: body.seed,
    maxTokens: most ?? older,
    logProbabilities: body.logprobs,
  }) as ChatRequest;
}

function chatMessages(messages: readonly WireMessage[]): ChatMessage[] {
  const names = new Map<string, string>();
  return messages.map((message): ChatMessage => {
    switch (message.role) {
      case 'assistant': {
        const calls = (message.tool_calls ?? []).map(({ id, function: made }) => ({ id, ...made }));
        for (const { id, name } of calls) names.set(id, name);
        return { role: 'assistant', content: message.content ?? '', calls };
      }
      case 'tool': {
        const { content, tool_call_id: callId } = message;
        return { role: 'tool', callId, name: names.get(callId) ?? '', content };
      }
      default:
        return { role: message.role === 'user' ? 'user' : 'system', content: message.content };
    }
  });
}

const finishReasons: Readonly<Record<string, string>> = {
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
};

// A refusal in words has a field of its own; a filter leaves nothing to be read.
function choiceOf({ content, calls, finishReason, logProbabilities }: ChatAnswer): JsonObject {
  const isRefusal = finishReason === 'content-filter' && content !== '';
  const tokens = logProbabilities?.map(({ token, logProbability }) => ({ token, logprob: logProbability }));
  return {
    index: 0,
    message: {
      role: 'assistant',
      content: isRefusal || (content === '' && calls.length > 0) ? null : content,
      ...(isRefusal && { refusal: content }),
      ...(calls.length > 0 && {
        tool_calls: calls.map(({ id, name, arguments: given }) => {
          return { id, type: 'function', function: { name, arguments: given } };
        }),
      }),
    },
    finish_reason: isRefusal ? 'stop' : (finishReasons[finishReason] ?? finishReason),
    ...(tokens && { logprobs: { content: tokens } }),
  };
}

const errorKinds: Readonly<Record<RefusalReason, { type: string; code: string | null }>> = {
  'bad-request': { type: 'invalid_request_error', code: null },
  'wrong-key': { type: 'invalid_request_error', code: 'invalid_api_key' },
  'unknown-model': { type: 'invalid_request_error', code: 'model_not_found' },
  'unknown-path': { type: 'invalid_request_error', code: 'unknown_url' },
  'no-tools': { type: 'invalid_request_error', code: null },
  'context-too-small': { type: 'invalid_request_error', code: 'context_length_exceeded' },
  'too-large': { type: 'invalid_request_error', code: null },
  'too-many-requests': { type: 'requests', code: 'rate_limit_exceeded' },
  'server-error': { type: 'server_error', code: null },
  overloaded: { type: 'server_error', code: 'overloaded' },
};
