import { beforeAll, describe, expect, test } from 'vitest';
import { cafeTool, findCafe, importedFindCafe } from '../../../test/support/model-roles.ts';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import { categories } from '../../core/categories.ts';
import type { Tool } from '../../core/tool.ts';
import { modelTeacher } from './index.ts';
import { loadPrompts, type Prompts } from './prompts.ts';

let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
});

function teacherSaying(...answers: readonly object[]) {
  const model = scriptedModel(answers.map((answer) => JSON.stringify(answer)));
  const teacher = modelTeacher(model, { prompts, tool: cafeTool, rules: () => ({ correct: true }) });
  return { teacher, requests: model.requests, told: (at = 0) => model.requests[at]!.messages.at(-1)!.content };
}

describe('a tool', () => {
  test('gets one of the categories, by its words and by what it belongs to', async () => {
    const { teacher, requests, told } = teacherSaying({ category: 'Cafes' }, { category: 'Food' });
    expect(await teacher.labelTool(findCafe)).toBe('Food');
    expect(requests[0]).toMatchObject({ temperature: 0, maxTokens: 100, format: { name: 'label-tool' } });
    expect(told()).toContain('It belongs to: cafes');
    expect(`${requests[0]!.messages[0]!.content}${told()}`).toContain(categories.join(', '));
  });

  test.each([
    ['Weather-Condition Tool', 'weather condition tool'],
    ['  cafe   guide ', 'cafe guide'],
  ])('gets its class in plain words: %j', async (said, kept) => {
    const { teacher } = teacherSaying({ class: said });
    expect(await teacher.classifyTool(findCafe)).toEqual({ class: kept });
  });

  test('whose class is no few words gets another question', async () => {
    const { teacher, told } = teacherSaying(
      { class: 'cafe' },
      { class: 'one two three four five six seven' },
      { class: 'cafe guide' },
    );
    expect(await teacher.classifyTool(findCafe)).toEqual({ class: 'cafe guide' });
    expect(told(1)).toContain('The class is not two to four words.');
    expect(told(2)).toContain('The class is not two to four words.');
  });

  test('gets another name that functions can have', async () => {
    const answers = [
      { name: 'look up', description: 'd' },
      { name: 'find_cafe', description: 'd' },
      { name: 'look_up', description: 'Looks it up.' },
    ];
    const { teacher, told } = teacherSaying(...answers);
    expect(await teacher.renameTool(findCafe)).toEqual({ name: 'look_up', description: 'Looks it up.' });
    expect(told(1)).toContain('The name is not of letters, digits and underscores.');
    expect(told(2)).toContain('The name is the old one.');
  });
});

describe('a simulated call', () => {
  const output = { type: 'object', properties: { cafe_id: { type: 'string' } }, required: ['cafe_id'] };
  const tool: Tool = { ...importedFindCafe, outputSchema: output };
  const request = { tool, arguments: { city: 'Oslo' }, history: [], seed: '1/p1' };

  test('is answered in the form of the output, by the conversation so far', async () => {
    const { teacher, requests, told } = teacherSaying({ output: { id: 5 } }, { output: { cafe_id: 'CF-5' } });
    const history = [{ tool, arguments: { city: 'Bergen' }, output: { cafe_id: 'CF-4' } }];
    expect(await teacher.simulateCall({ ...request, history })).toEqual({ output: { cafe_id: 'CF-5' } });
    expect(requests[0]).toMatchObject({ temperature: 0.7, maxTokens: 2000, format: { name: 'simulate-call' } });
    expect(requests[0]!.format!.schema).toEqual({
      type: 'object',
      properties: { output },
      required: ['output'],
      additionalProperties: false,
    });
    expect(told(0)).toContain('find_cafe({"city":"Bergen"}) -> {"cafe_id":"CF-4"}');
    expect(told(0)).toContain('The call:\nfind_cafe({"city":"Oslo"})');
    expect(told(1)).toContain('Missing required parameter "cafe_id"');
  });

  test('has the seed of its conversation', async () => {
    const { teacher, requests } = teacherSaying({ output: {} }, { output: {} }, { output: {} });
    for (const seed of ['1/p1', '1/p1', '1/p2']) {
      await teacher.simulateCall({ ...request, tool: { ...tool, outputSchema: {} }, seed });
    }
    expect(requests[1]!.seed).toBe(requests[0]!.seed);
    expect(requests[2]!.seed).not.toBe(requests[0]!.seed);
  });

  test('keeps the definitions that its output refers to', async () => {
    const $defs = { id: { type: 'string', pattern: '^CF-' } };
    const outputSchema = {
      $defs,
      type: 'object',
      properties: { cafe_id: { $ref: '#/$defs/id' } },
      required: ['cafe_id'],
    };
    const { teacher, told } = teacherSaying({ output: { cafe_id: 'X-1' } }, { output: { cafe_id: 'CF-1' } });
    const referring = { ...tool, id: 'cafes/referring', outputSchema };
    expect(await teacher.simulateCall({ ...request, tool: referring })).toEqual({ output: { cafe_id: 'CF-1' } });
    expect(told(1)).toContain('must match pattern');
  });

  test('is refused when nothing of use is said', async () => {
    const { teacher } = teacherSaying({}, {}, { output: 3 });
    expect(await teacher.simulateCall(request)).toMatchObject({ refused: 'unusable-answer' });
  });
});
