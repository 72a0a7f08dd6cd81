import { describe, expect, test } from 'vitest';
import { type GotRequest, recordedServers, recordingsOf } from '../../test/support/recorded-server.ts';
import type { ChatRequest } from '../core/chat-model.ts';
import { createChatModel } from './create-chat-model.ts';

const serve = recordedServers();

const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const times: ChatRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'What time is it?' },
    {
      role: 'assistant',
      content: 'I look.',
      calls: [
        { id: 'call_1', name: 'get_time', arguments: '{"city": "Paris"}' },
        { id: 'call_2', name: 'get_time', arguments: '{"city": "Bogotá"}' },
      ],
    },
    { role: 'tool', callId: 'call_1', name: 'get_time', content: '{"time":"12:00"}' },
    { role: 'tool', callId: 'call_2', name: 'get_time', content: '{"error":"unknown"}' },
  ],
  tools: [{ name: 'get_time', description: 'Tells the time.', parameters }],
  temperature: 0.5,
  topP: 0.9,
  seed: 3,
  maxTokens: 99,
};
const form = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] };
const formed: ChatRequest = {
  messages: [{ role: 'user', content: 'Is it?' }],
  format: { name: 'verdict', schema: form },
};
const inWords = `Answer with nothing but JSON that fits this JSON Schema:\n${JSON.stringify(form)}`;

/** What is sent to a model's server, which answers as its provider does. */
async function sent(model: string, request: ChatRequest): Promise<GotRequest> {
  const provider = model.split(':')[0]!;
  const wire = ['google', 'anthropic'].includes(provider) ? provider : 'openai';
  const { baseUrl, requests } = await serve(recordingsOf(wire).success!);
  await (await createChatModel({ model, baseUrl, key: 'secret' })).generate(request);
  return requests[0]!;
}

const chatMessages = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'What time is it?' },
  {
    role: 'assistant',
    content: 'I look.',
    tool_calls: [
      { id: 'call_1', type: 'function', function: { name: 'get_time', arguments: '{"city":"Paris"}' } },
      { id: 'call_2', type: 'function', function: { name: 'get_time', arguments: '{"city":"Bogotá"}' } },
    ],
  },
  { role: 'tool', tool_call_id: 'call_1', content: '{"time":"12:00"}' },
  { role: 'tool', tool_call_id: 'call_2', content: '{"error":"unknown"}' },
];
const chatTools = [{ type: 'function', function: { name: 'get_time', description: 'Tells the time.', parameters } }];

describe('a conversation with tools and results is sent', () => {
  test('to servers of chat completions', async () => {
    const { path, headers, body } = await sent('vllm:small', times);
    expect([path, headers.authorization]).toEqual(['/v1/chat/completions', 'Bearer secret']);
    expect(body).toEqual({
      model: 'small',
      messages: chatMessages,
      tools: chatTools,
      tool_choice: 'auto',
      temperature: 0.5,
      top_p: 0.9,
      seed: 3,
      max_tokens: 99,
    });
  });

  test('to OpenAI, whose reasoning models take no settings of sampling', async () => {
    const { body } = await sent('openai:gpt-5-mini', { ...times, logProbabilities: true });
    expect(body).toEqual({
      model: 'gpt-5-mini',
      messages: chatMessages,
      tools: chatTools,
      tool_choice: 'auto',
      seed: 3,
      max_completion_tokens: 99,
    });
    const other = await sent('openai:gpt-4.1', times);
    expect(other.body).toMatchObject({ temperature: 0.5, top_p: 0.9, max_completion_tokens: 99 });
  });

  test('to Gemini, with the results of a step in one message', async () => {
    const { path, headers, body } = await sent('google:gemini-2.5-flash', times);
    expect([path, headers['x-goog-api-key']]).toEqual(['/v1/models/gemini-2.5-flash:generateContent', 'secret']);
    const call = (id: string, city: string) => ({ functionCall: { id, name: 'get_time', args: { city } } });
    const result = (id: string, content: string) => ({
      functionResponse: { id, name: 'get_time', response: { name: 'get_time', content } },
    });
    expect(body).toEqual({
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'What time is it?' }] },
        { role: 'model', parts: [{ text: 'I look.' }, call('call_1', 'Paris'), call('call_2', 'Bogotá')] },
        { role: 'user', parts: [result('call_1', '{"time":"12:00"}'), result('call_2', '{"error":"unknown"}')] },
      ],
      tools: [
        {
          functionDeclarations: [
            {
              name: 'get_time',
              description: 'Tells the time.',
              parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
            },
          ],
        },
      ],
      toolConfig: { functionCallingConfig: { mode: 'AUTO' } },
      generationConfig: { temperature: 0.5, topP: 0.9, seed: 3, maxOutputTokens: 99 },
    });
  });

  test('to Gemini 3, with what stands for the signatures that stored steps do not have', async () => {
    const { body } = await sent('google:gemini-3-pro', times);
    expect(body).toMatchObject({
      contents: [{}, { parts: [{}, { thoughtSignature: 'skip_thought_signature_validator' }, {}] }, {}],
    });
  });

  test('to Anthropic, which has no seed', async () => {
    const { path, headers, body } = await sent('anthropic:claude-sonnet-4-5', { ...times, topP: undefined! });
    expect([path, headers['x-api-key']]).toEqual(['/v1/messages', 'secret']);
    const call = (id: string, city: string) => ({ type: 'tool_use', id, name: 'get_time', input: { city } });
    const result = (id: string, content: string) => ({ type: 'tool_result', tool_use_id: id, content });
    expect(body).toEqual({
      model: 'claude-sonnet-4-5',
      max_tokens: 99,
      temperature: 0.5,
      system: [{ type: 'text', text: 'Be brief.' }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'What time is it?' }] },
        {
          role: 'assistant',
          content: [{ type: 'text', text: 'I look.' }, call('call_1', 'Paris'), call('call_2', 'Bogotá')],
        },
        { role: 'user', content: [result('call_1', '{"time":"12:00"}'), result('call_2', '{"error":"unknown"}')] },
      ],
      tools: [{ name: 'get_time', description: 'Tells the time.', input_schema: parameters }],
      tool_choice: { type: 'auto' },
    });
  });
});

describe('the form of an answer is asked for', () => {
  const closed = { ...form, additionalProperties: false };
  const strict = { type: 'json_schema', json_schema: { name: 'verdict', strict: true, schema: closed } };

  test('natively where the model is shown it', async () => {
    expect((await sent('openai:gpt-5-mini', formed)).body).toEqual({
      model: 'gpt-5-mini',
      messages: [{ role: 'user', content: 'Is it?' }],
      response_format: strict,
    });
    expect((await sent('google:gemini-2.5-flash', formed)).body).toMatchObject({
      generationConfig: { responseMimeType: 'application/json', responseSchema: { type: 'object', required: ['ok'] } },
    });
    expect((await sent('anthropic:claude-sonnet-4-5', formed)).body).toMatchObject({
      max_tokens: 4096,
      output_config: { format: { type: 'json_schema', schema: closed } },
    });
  });

  test('natively and in words where the model would not see it', async () => {
    expect((await sent('vllm:small', formed)).body).toEqual({
      model: 'small',
      messages: [
        { role: 'system', content: inWords },
        { role: 'user', content: 'Is it?' },
      ],
      response_format: strict,
    });
  });

  test('in words where the server may not know it, after what the system message says', async () => {
    const messages = [{ role: 'system' as const, content: 'Be brief.' }, ...formed.messages];
    const { body } = await sent('groq:small', { ...formed, messages });
    expect(body).toEqual({
      model: 'small',
      messages: [
        { role: 'system', content: `Be brief.\n\n${inWords}` },
        { role: 'user', content: 'Is it?' },
      ],
    });
  });

  test.each(['google:gemini-2.5-flash', 'anthropic:claude-sonnet-4-5'])(
    'in words where a part of it is open, which the API of %s cannot say',
    async (model) => {
      const open = { ...form, properties: { ok: {} } };
      const { body } = await sent(model, { ...formed, format: { name: 'verdict', schema: open } });
      expect(JSON.stringify(body)).toContain('Answer with nothing but JSON that fits this JSON Schema');
      for (const setting of ['responseSchema', 'output_config', 'tool_choice']) {
        expect(JSON.stringify(body)).not.toContain(setting);
      }
    },
  );

  test('not strictly where the schema leaves members open', async () => {
    const open = { ...form, required: [] };
    const { body } = await sent('openai:gpt-5-mini', { ...formed, format: { name: 'verdict', schema: open } });
    expect(body).toMatchObject({ response_format: { json_schema: { strict: false, schema: open } } });
  });
});

test('log-probabilities are asked of those who give them', async () => {
  const asking = { messages: formed.messages, logProbabilities: true };
  expect((await sent('vllm:small', asking)).body).toMatchObject({ logprobs: true });
  expect((await sent('groq:small', asking)).body).not.toHaveProperty('logprobs');
});

test.each([
  ['vllm:small', { tool_calls: [{ function: { arguments: '"{broken"' } }] }],
  ['anthropic:claude-sonnet-4-5', { content: [{ input: { arguments: '{broken' } }] }],
])('arguments that are no JSON go back to %s as a text', async (model, message) => {
  const call = { id: 'call_1', name: 'get_time', arguments: '{broken' };
  const messages: ChatRequest['messages'] = [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: '', calls: [call] },
    { role: 'tool', callId: 'call_1', name: 'get_time', content: 'what?' },
  ];
  expect((await sent(model, { messages })).body).toMatchObject({ messages: [{}, message, {}] });
});
