import { beforeAll, describe, expect, test } from 'vitest';
import { cafeTool, foundTurn } from '../../../test/support/model-roles.ts';
import type { Task } from '../../core/task.ts';
import type { JudgeRequest, JudgeTurn } from '../../core/teacher.ts';
import type { Turn } from '../../core/trajectory.ts';
import { criticise } from './critic.ts';
import { loadPrompts, type Prompts } from './prompts.ts';

let prompts: Prompts;
beforeAll(async () => {
  prompts = await loadPrompts();
});

const task = { turns: [foundTurn, { ...foundTurn, id: 't2' }] } as Task;

function closing(content: string): Turn {
  return { id: 't2', user: 'And now?', addsTools: [], steps: [{ content, calls: [], results: [] }] };
}

function problemOf(turn: Turn, judgeTurn: JudgeTurn = () => ({ correct: true })) {
  return criticise(task, { judgeTurn, tool: cafeTool, prompts })(turn, 1);
}

describe('a turn of the teacher is criticised when', () => {
  test('its calls differ from the reference, which rules say', async () => {
    const asked: JudgeRequest[] = [];
    const judgeTurn: JudgeTurn = (request) => {
      asked.push(request);
      return { correct: false, mistake: 'missed', step: 1, reason: 'a call is lacking' };
    };
    const turn = closing('Done.');
    expect(await problemOf(turn, judgeTurn)).toBe('In message 2: a call is lacking.');
    expect(asked).toEqual([{ turn: task.turns[1], history: [foundTurn], steps: turn.steps, tool: cafeTool }]);
  });

  test.each([
    ['As the hint says, it is the one at the harbour.', 'The closing text speaks of the hint.'],
    ['[Hint] find_cafe({"city":"Oslo"})', 'The closing text speaks of the hint.'],
    [
      'State nothing that neither the user nor a result said: it is at the harbour.',
      'The closing text repeats the instructions.',
    ],
  ])('its text tells of what nobody knows: %s', async (text, problem) => {
    expect(await problemOf(closing(text))).toBe(problem);
  });

  test.each(['It is the one at the harbour.', 'State nothing that neither the user nor', ''])(
    'and not for: %j',
    async (text) => {
      expect(await problemOf(closing(text))).toBeNull();
    },
  );
});
