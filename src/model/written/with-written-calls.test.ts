import { describe, expect, test } from 'vitest';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import type { ChatMessage, ChatRequest } from '../../core/chat-model.ts';
import { type CallFormatName, callFormats, withWrittenCalls } from './with-written-calls.ts';

const tools: ChatRequest['tools'] = [
  {
    name: 'get_time',
    description: 'Tells the time.',
    parameters: { type: 'object', properties: { city: { type: 'string' } } },
  },
];
const messages: ChatMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'What time is it?' },
  {
    role: 'assistant',
    content: 'I look.',
    calls: [
      { id: 'call_1', name: 'get_time', arguments: '{"city":"Paris"}' },
      { id: 'call_2', name: 'get_time', arguments: '{"city":"Rome"}' },
    ],
  },
  { role: 'tool', callId: 'call_1', name: 'get_time', content: '{"time": 12}' },
  { role: 'tool', callId: 'call_2', name: 'get_time', content: '{"time": 13}' },
  { role: 'assistant', content: 'Noon.', calls: [] },
  { role: 'user', content: 'And in Oslo?' },
];

const oslo: Record<CallFormatName, string> = {
  hermes: '<tool_call>\n{"name": "get_time", "arguments": {"city": "Oslo"}}\n</tool_call>',
  llama: '{"name": "get_time", "parameters": {"city": "Oslo"}}',
  mistral: '[TOOL_CALLS] [{"name": "get_time", "arguments": {"city": "Oslo"}}]',
  python: '[get_time(city="Oslo")]',
};

const written: Record<CallFormatName, { calls: string; results: ChatMessage[] }> = {
  hermes: {
    calls:
      '<tool_call>\n{"name": "get_time", "arguments": {"city": "Paris"}}\n</tool_call>\n' +
      '<tool_call>\n{"name": "get_time", "arguments": {"city": "Rome"}}\n</tool_call>',
    results: [
      {
        role: 'user',
        content: '<tool_response>\n{"time": 12}\n</tool_response>\n<tool_response>\n{"time": 13}\n</tool_response>',
      },
    ],
  },
  llama: {
    calls:
      '{"name": "get_time", "parameters": {"city": "Paris"}}; {"name": "get_time", "parameters": {"city": "Rome"}}',
    results: messages.slice(3, 5),
  },
  mistral: {
    calls:
      '[TOOL_CALLS] [{"name": "get_time", "arguments": {"city": "Paris"}}, {"name": "get_time", "arguments": {"city": "Rome"}}]',
    results: [
      {
        role: 'user',
        content:
          '[TOOL_RESULTS] {"content":"{\\"time\\": 12}"}[/TOOL_RESULTS]\n[TOOL_RESULTS] {"content":"{\\"time\\": 13}"}[/TOOL_RESULTS]',
      },
    ],
  },
  python: {
    calls: "[get_time(city='Paris'), get_time(city='Rome')]",
    results: [
      {
        role: 'user',
        content:
          'Results of the calls:\n[{"call":"get_time(city=\'Paris\')","result":"{\\"time\\": 12}"},{"call":"get_time(city=\'Rome\')","result":"{\\"time\\": 13}"}]',
      },
    ],
  },
};

describe.each(callFormats)('in the format %s', (format) => {
  test('tools, calls and results are sent as text', async () => {
    const model = scriptedModel([oslo[format]]);
    await withWrittenCalls(model, format).generate({ messages, tools, seed: 7 });
    const { calls, results } = written[format];
    expect(model.requests).toEqual([
      {
        messages: [
          { role: 'system', content: expect.stringMatching(/^Be brief\.\n\n[\s\S]*"?name"?: ?"get_time"[\s\S]*/) },
          messages[1],
          { role: 'assistant', content: `I look.\n${calls}`, calls: [] },
          ...results,
          ...messages.slice(5),
        ],
        seed: 7,
      },
    ]);
  });

  test('calls are read from the answer, with ids that the conversation does not have yet', async () => {
    const answer = await withWrittenCalls(scriptedModel([oslo[format]]), format).generate({ messages, tools });
    expect(answer).toMatchObject({
      content: '',
      calls: [{ id: 'call_3', name: 'get_time', arguments: '{"city":"Oslo"}' }],
      finishReason: 'tool-calls',
    });
  });

  test('an answer in words stays as it is', async () => {
    const answer = await withWrittenCalls(scriptedModel(['It is noon.']), format).generate({ messages, tools });
    expect(answer).toMatchObject({ content: 'It is noon.', calls: [], finishReason: 'stop' });
  });
});

test('without tools an answer is never taken for calls', async () => {
  const model = scriptedModel([oslo.llama]);
  const answer = await withWrittenCalls(model, 'llama').generate({ messages: messages.slice(0, 2) });
  expect(answer).toMatchObject({ content: oslo.llama, calls: [] });
  expect(model.requests[0]!.messages).toEqual(messages.slice(0, 2));
});

test('tools make a system message where there is none', async () => {
  const model = scriptedModel(['Yes.']);
  await withWrittenCalls(model, 'hermes').generate({ messages: messages.slice(1, 2), tools });
  expect(model.requests[0]!.messages).toEqual([
    { role: 'system', content: expect.stringMatching(/^# Tools/) },
    messages[1],
  ]);
});
