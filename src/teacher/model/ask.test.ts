import { beforeAll, describe, expect, test } from 'vitest';
import { cafeTool, findCafe } from '../../../test/support/model-roles.ts';
import { scriptedModel } from '../../../test/support/scripted-model.ts';
import { ChatError, type ChatErrorReason, chatErrorReasons, stopsRun } from '../../core/chat-error.ts';
import type { ChatModel } from '../../core/chat-model.ts';
import { MagnetError } from '../../core/errors.ts';
import { createRandom } from '../../core/random.ts';
import type { ActRequest, NestedRequest, Refusal } from '../../core/teacher.ts';
import { modelTeacher } from './index.ts';
import { loadPrompts, type Prompts } from './prompts.ts';

let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
});

const rules = () => ({ correct: true }) as const;

function failing(reason: ChatErrorReason): ChatModel {
  return {
    name: 'vllm:small',
    generate: async () => {
      throw new ChatError(`it failed by ${reason}.`, { reason });
    },
  };
}

describe('a model that does not answer', () => {
  test.each(chatErrorReasons.filter((reason) => !stopsRun(reason)))(
    'by %s costs an item, with the reason',
    async (reason) => {
      const teacher = modelTeacher(failing(reason), { prompts, tool: cafeTool, rules });
      const refusal = { refused: `model-${reason}`, detail: `it failed by ${reason}.` };
      expect(await teacher.classifyTool(findCafe)).toEqual(refusal);
      expect(await teacher.act(opening)).toEqual(refusal);
    },
  );

  test.each(chatErrorReasons.filter(stopsRun))('by %s stops the run, which can go on', async (reason) => {
    const teacher = modelTeacher(failing(reason), { prompts, tool: cafeTool, rules });
    for (const asked of [teacher.classifyTool(findCafe), teacher.act(opening)]) {
      await expect(asked).rejects.toThrow(
        `vllm:small: it failed by ${reason}. What was finished is safe: run the same`,
      );
      await expect(asked).rejects.toMatchObject({ code: 'broken-world' });
    }
  });

  test('for any other reason is a defect, and shows as what it is', async () => {
    const broken: ChatModel = { name: 'broken', generate: async () => Promise.reject(new RangeError('oops')) };
    const teacher = modelTeacher(broken, { prompts, tool: cafeTool, rules });
    await expect(teacher.classifyTool(findCafe)).rejects.toThrow(RangeError);
  });
});

describe('whoever watches a model', () => {
  test('hears of every answer, also where a role falls back to something safe', async () => {
    const heard: (string | null)[] = [];
    const onAnswer = (refusal: Refusal | null) => heard.push(refusal && `${refusal.refused} ${refusal.detail}`);
    const lines = ['{"category": "Food"}', 'no', 'no', 'no', '{"nested": true}', 'no', 'no', 'no', 'Hello!', ''];
    const teacher = modelTeacher(scriptedModel(lines), { prompts, tool: cafeTool, rules, onAnswer });
    expect(await teacher.labelTool(findCafe)).toBe('Food');
    expect(await teacher.labelTool(findCafe)).toBe('misc');
    expect(await teacher.judgeNested(nested)).toEqual({ nested: true, reason: '' });
    expect(await teacher.judgeNested(nested)).toMatchObject({ nested: false });
    expect(await teacher.act(opening)).toEqual({ content: 'Hello!', calls: [] });
    await teacher.act(opening);
    expect(heard).toEqual([
      null,
      'unusable-answer label-tool: The answer holds no JSON.',
      null,
      'unusable-answer judge-nested: The answer holds no JSON.',
      null,
      'unusable-answer act: the answer is empty',
    ]);
  });

  test('can stop it', async () => {
    const onAnswer = () => {
      throw new MagnetError({ code: 'nothing-kept', what: 'enough' });
    };
    const teacher = modelTeacher(scriptedModel([]), { prompts, tool: cafeTool, rules, onAnswer });
    await expect(teacher.act(opening)).rejects.toThrow('enough');
  });
});

const opening: ActRequest = {
  instructions: 'plain',
  tools: [findCafe],
  history: [],
  turn: { id: 't1', user: 'Hi', addsTools: [], steps: [] },
  hint: null,
  criticism: [],
  random: createRandom('ask'),
};

const nested: NestedRequest = {
  first: findCafe,
  later: findCafe,
  edge: {
    from: findCafe.id,
    to: findCafe.id,
    kind: 'partial-input',
    bindings: [{ output: '/cafe_id', input: 'cafe_id' }],
    evidence: [],
  },
  hides: false,
};
