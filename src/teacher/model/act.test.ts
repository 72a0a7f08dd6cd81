import { beforeAll, describe, expect, test } from 'vitest';
import { bookTable, cafeStep, cafeTool, findCafe, found } from '../../../test/support/model-roles.ts';
import { answerOf, type Line, scriptedModel } from '../../../test/support/scripted-model.ts';
import type { ChatAnswer } from '../../core/chat-model.ts';
import { createRandom } from '../../core/random.ts';
import { systemPrompt } from '../../core/system-prompt.ts';
import type { Task } from '../../core/task.ts';
import type { ActRequest } from '../../core/teacher.ts';
import { definitionOf } from '../../core/tool-definition.ts';
import type { Step } from '../../core/trajectory.ts';
import { actBy, studentBy } from './act.ts';
import { loadPrompts, type Prompts } from './prompts.ts';

let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
});

const step: Step = {
  content: null,
  calls: [{ id: 'call_1', name: 'find_cafe', arguments: { city: 'Oslo' } }],
  results: [{ ok: true, output: { cafe_id: 'CF-17' } }],
};

function asked(more: Partial<ActRequest> = {}): ActRequest {
  return {
    instructions: 'detailed',
    tools: [findCafe],
    history: [],
    turn: { id: 't1', user: 'Book a table in Oslo.', addsTools: [], steps: [] },
    hint: { type: 'calls', steps: [found] },
    criticism: [],
    random: createRandom('act'),
    ...more,
  };
}

/** What a model is asked for a message, and what is read from its answer. */
async function play(request: ActRequest, line: Line = 'Done.') {
  const model = scriptedModel([line]);
  const settings = { temperature: 0, maxTokens: 2000 };
  const message = await actBy({ model, prompts, tool: cafeTool, settings })(request);
  return { message, request: model.requests[0]! };
}

describe('the teacher is asked', () => {
  test('with the hint behind the words, the tools, and its settings', async () => {
    const { request } = await play(asked());
    expect(request).toMatchObject({ temperature: 0, maxTokens: 2000 });
    expect(request.tools).toEqual([
      { name: 'find_cafe', description: findCafe.description, parameters: findCafe.inputSchema },
    ]);
    expect(request.messages).toEqual([
      { role: 'system', content: expect.stringMatching(/^You are an expert at composing functions\./) },
      { role: 'user', content: 'Book a table in Oslo.\n\n[Hint]\nfind_cafe({"city":"Oslo"})' },
    ]);
  });

  test('with parallel calls on one line, and steps on lines of their own', async () => {
    const other = cafeStep('n2', bookTable, { id: 'call_2', given: { cafe_id: 'CF-17' }, output: {} });
    const both = { ...other, calls: [...found.calls, ...other.calls] };
    const { request } = await play(asked({ hint: { type: 'calls', steps: [both, other] } }));
    const hint = 'find_cafe({"city":"Oslo"}), book_table({"cafe_id":"CF-17"})\nbook_table({"cafe_id":"CF-17"})';
    expect(request.messages[1]!.content).toContain(`[Hint]\n${hint}`);
  });

  test.each([
    ['a function', { kind: 'function', tools: ['cafes/find_cafe'] }, 'miss function: find_cafe of a guide to cafes.'],
    [
      'a value',
      { kind: 'parameter', tools: ['cafes/find_cafe'], parameter: 'city' },
      'miss params: city, for this: find_cafe of a guide to cafes.',
    ],
  ] as const)('with what is missing: %s', async (_, missing, hint) => {
    const { request } = await play(
      asked({ hint: { type: 'missing', missing: { ...missing, tools: [...missing.tools] } } }),
    );
    expect(request.messages[1]!.content).toBe(`Book a table in Oslo.\n\n[Hint]\n${hint}`);
  });

  test('with the last criticism behind the hint, and what was done in the turn', async () => {
    const turn = { id: 't1', user: 'Go.', addsTools: [], steps: [step] };
    const { request } = await play(asked({ turn, criticism: ['First.', 'In message 1: it is wrong.'] }));
    expect(request.messages.slice(1)).toEqual([
      {
        role: 'user',
        content:
          'Go.\n\n[Hint]\nfind_cafe({"city":"Oslo"})\n\n[Criticism of your last attempt]\nIn message 1: it is wrong.',
      },
      { role: 'assistant', content: '', calls: [{ id: 'call_1', name: 'find_cafe', arguments: '{"city":"Oslo"}' }] },
      { role: 'tool', callId: 'call_1', name: 'find_cafe', content: '{"cafe_id":"CF-17"}' },
    ]);
  });

  test('with earlier turns as they were, without their hints, and the tools that a turn adds', async () => {
    const history = [{ id: 't1', user: 'Find one.', addsTools: ['cafes/book_table'], steps: [step] }];
    const turn = { id: 't2', user: 'Another?', addsTools: [bookTable], steps: [] };
    const { request } = await play(asked({ history, turn, tools: [findCafe, bookTable] }));
    const added = `\n\nThese functions are available from now on:\n${JSON.stringify([definitionOf(bookTable)])}`;
    expect(request.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool', 'user']);
    expect(request.messages[1]!.content).toBe(`Find one.${added}`);
    expect(request.messages[4]!.content).toBe(`Another?${added}\n\n[Hint]\nfind_cafe({"city":"Oslo"})`);
  });
});

describe('the student is asked', () => {
  test('as a training row reads, with nothing beside it', async () => {
    const { request } = await play(asked({ instructions: 'plain' }));
    expect(request.messages).toEqual([
      { role: 'system', content: systemPrompt },
      { role: 'user', content: 'Book a table in Oslo.' },
    ]);
  });

  test.each([
    [
      [{ content: null, calls: [{ name: 'find_cafe', arguments: { city: 'Bergen' } }] }],
      'find_cafe({"city":"Bergen"})',
    ],
    [[{ content: 'It is closed.', calls: [] }], 'Make no call and answer: It is closed.'],
    [[], ''],
  ])('with a misleading hint (%#)', async (messages, hint) => {
    const { request } = await play(asked({ instructions: 'general', hint: { type: 'misleading', messages } }));
    expect(request.messages[0]!.content).toMatch(/^You are an assistant that can call functions\./);
    expect(request.messages[1]!.content).toBe(`Book a table in Oslo.\n\n[Hint]\n${hint}`.trim());
  });

  test('once for each sample, with a seed of its own that is always the same', async () => {
    const model = scriptedModel([]);
    const student = studentBy({ model, prompts, tool: cafeTool });
    const task = { seed: '1/p1' } as Task;
    for (const sample of [0, 1, 0]) await student(task, sample)(asked({ instructions: 'plain' }));
    const seeds = model.requests.map(({ seed }) => seed);
    expect(seeds[2]).toBe(seeds[0]);
    expect(seeds[1]).not.toBe(seeds[0]);
    expect(model.requests[0]).toMatchObject({ temperature: 1, topP: 1, maxTokens: 2000 });
  });
});

describe('an answer', () => {
  test.each<[string, Line, unknown]>([
    ['a text', ' It is booked. ', { content: 'It is booked.', calls: [] }],
    [
      'a call',
      [['find_cafe', '{"city": "Oslo"}']],
      { content: null, calls: [{ name: 'find_cafe', arguments: { city: 'Oslo' } }] },
    ],
    ['a call without arguments', [['list', '']], { content: null, calls: [{ name: 'list', arguments: {} }] }],
    [
      'arguments with a small fault',
      [['find_cafe', "{'city': 'Oslo',}"]],
      { calls: [{ arguments: { city: 'Oslo' } }] },
    ],
  ])('of %s is a message of the agent', async (_, line, message) => {
    expect((await play(asked(), line)).message).toMatchObject(message as object);
  });

  test('with calls and text keeps the calls', async () => {
    const answer: ChatAnswer = { ...answerOf([['find_cafe', '{}']]), content: 'I look.' };
    const model = { name: 'both', generate: async () => answer };
    const act = actBy({ model, prompts, tool: cafeTool, settings: {} });
    expect(await act(asked())).toEqual({ content: null, calls: [{ name: 'find_cafe', arguments: {} }] });
  });

  const many = Array.from({ length: 17 }, () => ['find_cafe', '{}'] as const);
  test.each<[string, Line, string, string?]>([
    ['is empty', ' \n', 'the answer is empty'],
    ['was cut off', 'Once upon', 'the answer was cut off at its greatest length', 'length'],
    ['was filtered', 'I cannot.', 'the model declined to answer', 'content-filter'],
    ['makes 17 calls', many, 'the answer makes 17 calls at once'],
    ['has a list for arguments', [['find_cafe', '[1]']], 'the arguments of find_cafe are no JSON object'],
    ['breaks off in its arguments', [['find_cafe', '{"city": "Os']], 'the arguments of find_cafe are no JSON object'],
  ])('that %s is of no use', async (_, line, detail, finishReason = 'stop') => {
    const model = { name: 'useless', generate: async () => ({ ...answerOf(line), finishReason }) };
    const act = actBy({ model, prompts, tool: cafeTool, settings: {} });
    expect(await act(asked())).toEqual({ refused: 'unusable-answer', detail: `act: ${detail}` });
  });
});
