import { expect, test } from 'vitest';
import { z } from 'zod';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import type { ChatModel } from '../../core/chat-model.ts';
import { askForJson } from './ask-for-json.ts';

const dish = z.object({ name: z.string().min(2), minutes: z.int() });
const request = { messages: [{ role: 'user' as const, content: 'A dish?' }], seed: 4 };
const question = { request, name: 'dish', schema: dish };

test('gives the value of the first answer that fits, and asks with the form', async () => {
  const model = scriptedModel(['{"name": "soup", "minutes": 20}']);
  const asked = await askForJson(model, question);
  expect(asked).toMatchObject({ value: { name: 'soup', minutes: 20 }, answer: { content: expect.any(String) } });
  expect(model.requests).toMatchObject([
    { ...request, format: { name: 'dish', schema: { type: 'object', required: ['name', 'minutes'] } } },
  ]);
});

test('gives an answer that does not fit back to the model, with what is wrong', async () => {
  const model = scriptedModel(['Soup.', '{"name": "soup", "minutes": 2.5}', '{"name": "soup", "minutes": 20}']);
  expect(await askForJson(model, question)).toMatchObject({ value: { name: 'soup', minutes: 20 } });
  expect(model.requests[2]!.messages).toEqual([
    { role: 'user', content: 'A dish?' },
    { role: 'assistant', content: 'Soup.', calls: [] },
    { role: 'user', content: expect.stringContaining('The answer holds no JSON.') },
    { role: 'assistant', content: '{"name": "soup", "minutes": 2.5}', calls: [] },
    { role: 'user', content: expect.stringContaining('expected int, received number → at minutes.') },
  ]);
});

test('gives the last problem when the tries are over', async () => {
  const model = scriptedModel(['Soup.', '{}']);
  const asked = await askForJson(model, { ...question, tries: 2 });
  expect(asked).toMatchObject({ problem: expect.stringContaining('at name'), answer: { content: '{}' } });
  expect(model.requests).toHaveLength(2);
});

test('takes no example for the answer when a model repeats its instructions', async () => {
  const system = `Name a dish that is quick to cook, and the minutes that it takes. ${'Be exact. '.repeat(4)}
Answer with a JSON object: {"name": "…, as cooks call it", "minutes": 1}`;
  const messages = [{ role: 'system' as const, content: system }, ...request.messages];
  const model = scriptedModel([`${system}\n\n{"name": "soup", "minutes": 20}`]);
  expect(await askForJson(model, { ...question, request: { messages } })).toMatchObject({
    value: { name: 'soup', minutes: 20 },
  });
});

test('gives less of an endless answer back', async () => {
  const model = scriptedModel(['a'.repeat(100_000), '{"name": "soup", "minutes": 20}']);
  await askForJson(model, question);
  expect(model.requests[1]!.messages[1]!.content).toHaveLength(4000);
});

test.each([
  ['length', 'The answer was cut off at its greatest length: write it shorter.', 3],
  ['content-filter', 'The model declined to answer.', 1],
])('an answer that ended by %s', async (finishReason, problem, requests) => {
  let asked = 0;
  const model: ChatModel = {
    name: 'stopped',
    async generate() {
      asked += 1;
      return { content: '{"name": "so', calls: [], usage: { inputTokens: 1, outputTokens: 1 }, finishReason };
    },
  };
  expect(await askForJson(model, question)).toMatchObject({ problem });
  expect(asked).toBe(requests);
});

test('checks against a JSON Schema too', async () => {
  const schema = { type: 'array', items: { type: 'integer' } };
  const asked = await askForJson(scriptedModel(['[1, "2"]', '[1, 2]']), { request, name: 'numbers', schema });
  expect(asked).toMatchObject({ value: [1, 2] });
});

test('refuses to ask no time at all', async () => {
  await expect(askForJson(scriptedModel([]), { ...question, tries: 0 })).rejects.toThrow('tries: 0');
});

test('goes by what the caller says of a value, too', async () => {
  const model = scriptedModel(['{"name": "soup", "minutes": 20}', '{"name": "stew", "minutes": 90}']);
  const problemOf = ({ minutes }: { minutes: number }) => (minutes < 60 ? 'It must take an hour.' : null);
  expect(await askForJson(model, { ...question, problemOf })).toMatchObject({ value: { name: 'stew' } });
  expect(model.requests[1]!.messages.at(-1)!.content).toContain('It must take an hour.');
});
