import { expect, test } from 'vitest';
import type { ChatMessage, ChatRequest } from '../core/chat-model.ts';
import { formatMark } from '../model/index.ts';
import { requestIdentity, seededIdentities } from './request-identity.ts';

const called = (given: string, id = 'call_1'): ChatMessage => ({
  role: 'assistant',
  content: '',
  calls: [{ id, name: 'get_time', arguments: given }],
});
const told = (name = 'get_time', callId = 'call_1'): ChatMessage => ({ role: 'tool', callId, name, content: '12:00' });
const tool = { name: 'get_time', description: 'Tells the time.', parameters: { type: 'object' } };
const request: ChatRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'When?' },
    called('{"city":"Oslo","at":1}'),
    told(),
  ],
  tools: [tool],
  seed: 3,
};
const [system, user, call, result] = request.messages as [ChatMessage, ChatMessage, ChatMessage, ChatMessage];

test.each<[string, Partial<ChatRequest>]>([
  ['settings that steer', { temperature: 1, topP: 0.5, maxTokens: 9, logProbabilities: true }],
  ['the form of the answer', { format: { name: 'x', schema: {} } }],
  [
    'the form of the answer in words',
    { messages: [{ role: 'system', content: `Be brief.\n\n${formatMark}\n{}` }, user, call, result] },
  ],
  ['ids of calls', { messages: [system, user, called('{"city":"Oslo","at":1}', 'x9'), told('get_time', 'x9')] }],
  ['names beside results', { messages: [system, user, call, told('')] }],
  ['how arguments are written', { messages: [system, user, called('{ "at": 1, "city": "Oslo" }'), result] }],
  ['how tools are described', { tools: [{ ...tool, description: 'Clock.', parameters: {} }] }],
])('the same is asked whatever %s', (_, more) => {
  expect(requestIdentity({ ...request, ...more })).toBe(requestIdentity(request));
});

test.each<[string, Partial<ChatRequest>]>([
  ['seed', { seed: 4 }],
  ['system message', { messages: [{ role: 'system', content: 'Be long.' }, user, call, result] }],
  ['history', { messages: [system, user] }],
  ['call', { messages: [system, user, called('{"city":"Oslo","at":2}'), result] }],
  ['tools', { tools: [] }],
])('something else is asked with another %s', (_, more) => {
  expect(requestIdentity({ ...request, ...more })).not.toBe(requestIdentity(request));
});

test('both identities of a request come at once', () => {
  const { seed: _, ...unseeded } = request;
  expect(seededIdentities(request)).toEqual({ own: requestIdentity(request), withoutSeed: requestIdentity(unseeded) });
});
