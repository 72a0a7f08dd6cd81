import { z } from 'zod';
import type { ChatAnswer, ChatMessage, ChatRequest } from '../../core/chat-model.ts';
import type { Json } from '../../core/json.ts';
import type { RefusalReason } from './refusal.ts';
import { parsedObject, present, readBody, type Wire } from './wire.ts';

const jsonObject = z.record(z.string(), z.json());
const textBlock = z.object({ type: z.literal('text'), text: z.string() });
const blockSchema = z.discriminatedUnion('type', [
  textBlock,
  z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: jsonObject }),
  z.object({
    type: z.literal('tool_result'),
    tool_use_id: z.string(),
    content: z.union([z.string(), z.array(textBlock)]).nullish(),
  }),
]);
const messageSchema = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.union([z.string(), z.array(blockSchema)]),
});
type WireMessage = z.infer<typeof messageSchema>;

const bodySchema = z.object({
  model: z.string(),
  max_tokens: z.number().int().min(1),
  system: z.union([z.string(), z.array(textBlock)]).nullish(),
  messages: z.array(messageSchema).min(1),
  tools: z.array(z.object({ name: z.string(), description: z.string().nullish(), input_schema: jsonObject })).nullish(),
  // Models that have no structured output are made to call a tool in its place.
  tool_choice: z
    .object({
      type: z.enum(['auto', 'none'], 'the mock model cannot be made to call: name one such as claude-sonnet-4-5'),
    })
    .nullish(),
  output_config: z.object({ format: z.object({ schema: jsonObject }).nullish() }).nullish(),
  temperature: z.number().nullish(),
  top_p: z.number().nullish(),
});
type Body = z.infer<typeof bodySchema>;

/** Anthropic's messages (docs.claude.com/en/api/messages). */
export const anthropic: Wire = {
  path: /^\/v1\/messages$/,
  keyOf: (headers) => [headers['x-api-key']].flat()[0],
  read: (body) => {
    const read = readBody(bodySchema, body);
    return { model: read.model, request: requestOf(read) };
  },
  write: (answer, { model, number }) => ({
    id: `msg_${number}`,
    type: 'message',
    role: 'assistant',
    model,
    content: blocksOf(answer),
    stop_reason: stopReasons[answer.finishReason] ?? 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: answer.usage.inputTokens, output_tokens: answer.usage.outputTokens },
  }),
  writeError: ({ reason, message }) => ({ type: 'error', error: { type: errorTypes[reason], message } }),
};

function requestOf({ system, messages, tools, output_config: output, ...settings }: Body): ChatRequest {
  const names = new Map<string, string>();
  return present({
    messages: [
      ...(system ? [{ role: 'system', content: textOf(system) }] : []),
      ...messages.flatMap((message) => messagesOf(message, names)),
    ],
    tools: tools?.map(({ name, description, input_schema: parameters }) => {
      return { name, description: description ?? '', parameters };
    }),
    format: output?.format ? { name: 'answer', schema: output.format.schema } : undefined,
    temperature: settings.temperature,
    topP: settings.top_p,
    maxTokens: settings.max_tokens,
  }) as ChatRequest;
}

/** The messages that a message stands for. Names of calls are kept, since their results do not repeat them. */
function messagesOf({ role, content: given }: WireMessage, names: Map<string, string>): ChatMessage[] {
  const blocks = typeof given === 'string' ? [{ type: 'text' as const, text: given }] : given;
  const content = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
  if (role === 'assistant') {
    const calls = blocks.flatMap((block) => (block.type === 'tool_use' ? [block] : []));
    for (const { id, name } of calls) names.set(id, name);
    return [
      { role, content, calls: calls.map(({ id, name, input }) => ({ id, name, arguments: JSON.stringify(input) })) },
    ];
  }
  const results = blocks.flatMap((block): ChatMessage[] => {
    if (block.type !== 'tool_result') return [];
    const { tool_use_id: callId } = block;
    return [{ role: 'tool', callId, name: names.get(callId) ?? '', content: textOf(block.content ?? '') }];
  });
  return content === '' && results.length > 0 ? results : [...results, { role, content }];
}

function textOf(text: string | readonly { text: string }[]): string {
  return typeof text === 'string' ? text : text.map((block) => block.text).join('');
}

function blocksOf({ content, calls }: ChatAnswer): Json[] {
  const text: Json[] = content === '' ? [] : [{ type: 'text', text: content }];
  const made = calls.map(({ id, name, arguments: given }): Json => {
    return { type: 'tool_use', id, name, input: parsedObject(given) ?? { INVALID_JSON: given } };
  });
  return [...text, ...made];
}

const stopReasons: Readonly<Record<string, string>> = {
  'tool-calls': 'tool_use',
  length: 'max_tokens',
  'content-filter': 'refusal',
};

const errorTypes: Readonly<Record<RefusalReason, string>> = {
  'bad-request': 'invalid_request_error',
  'wrong-key': 'authentication_error',
  'unknown-model': 'not_found_error',
  'unknown-path': 'not_found_error',
  'no-tools': 'invalid_request_error',
  'context-too-small': 'invalid_request_error',
  'too-large': 'request_too_large',
  'too-many-requests': 'rate_limit_error',
  'server-error': 'api_error',
  overloaded: 'overloaded_error',
};
