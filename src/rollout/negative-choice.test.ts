import { beforeAll, describe, expect, test } from 'vitest';
import { kept } from '../../test/support/kept.ts';
import { type Pipeline, worldPipeline } from '../../test/support/pipeline.ts';
import type { Task } from '../core/task.ts';
import type { Act, ActRequest, LabelVerdict } from '../core/teacher.ts';
import { scriptedStudent } from '../teacher/scripted/index.ts';
import { type NegativeOptions, type Negatives, rolloutNegatives, rolloutPositive } from './index.ts';

let pipeline: Pipeline;
let tasks: Task[];

beforeAll(async () => {
  pipeline = await worldPipeline();
  tasks = await pipeline.tasks('multi-turn', 25);
});

/** The negatives of a task, and what the student was asked. */
async function negativesOf(task: Task, options: Partial<NegativeOptions> = {}) {
  const { executor, tool, teacher } = pipeline;
  const shared = { executor, tool, offered: pipeline.offer(task) };
  const positive = kept(await rolloutPositive(task, { ...shared, act: teacher.act, generator: 'test' }));
  const asked: ActRequest[] = [];
  const scripted = scriptedStudent(teacher.act, tool);
  const student = (one: Task, sample: number): Act => {
    const act = scripted(one, sample);
    return (request) => {
      asked.push(request);
      return act(request);
    };
  };
  const { judgeTurn } = teacher;
  const made = await rolloutNegatives(task, positive, {
    ...shared,
    student,
    judgeTurn,
    samples: 5,
    cap: 2,
    generator: 'student',
    ...options,
  });
  return { made, asked, positive };
}

describe('random negatives', () => {
  test("are the student's own wrong messages, taken without a hint, and diverge there", async () => {
    let pairs = 0;
    for (const task of tasks) {
      const { made, asked } = await negativesOf(task, { choice: 'random' });
      expect(asked.every(({ hint, instructions }) => hint === null && instructions === 'plain')).toBe(true);
      for (const { divergesAt, chosen, rejected, mistake } of made.pairs) {
        const at = chosen.turns.findIndex(({ id }) => id === divergesAt.turn);
        expect(rejected.turns.slice(0, at)).toEqual(chosen.turns.slice(0, at));
        const request = { turn: task.turns[at]!, history: task.turns.slice(0, at), tool: pipeline.tool };
        const judged = await pipeline.teacher.judgeTurn({ ...request, steps: rejected.turns[at]!.steps });
        expect(judged).toMatchObject({ correct: false, mistake, step: divergesAt.step });
        pairs += 1;
      }
    }
    expect(pairs).toBeGreaterThan(20);
  });

  test('targeted ones are hinted at', async () => {
    const { asked } = await negativesOf(tasks[0]!);
    expect(asked.some(({ hint }) => hint?.type === 'misleading')).toBe(true);
  });
});

describe('a student that groups its calls otherwise', () => {
  test('still parts from the positive at the wrong message', async () => {
    // Says something before every call, as many models do: the messages differ, the calls do not.
    const { executor, tool, teacher } = pipeline;
    const scripted = scriptedStudent(teacher.act, tool);
    let pairs = 0;
    for (const task of tasks.slice(0, 10)) {
      const student = (one: Task, sample: number): Act => {
        const act = scripted(one, sample);
        return async (request) => {
          const message = await act(request);
          if (request.hint || !('calls' in message) || message.calls.length === 0) return message;
          return { ...message, content: 'Let me see.' };
        };
      };
      const shared = { executor, tool, offered: pipeline.offer(task) };
      const positive = kept(await rolloutPositive(task, { ...shared, act: teacher.act, generator: 'test' }));
      const { pairs: made } = await rolloutNegatives(task, positive, {
        ...shared,
        student,
        judgeTurn: teacher.judgeTurn,
        samples: 5,
        cap: 2,
        generator: 'student',
      });
      pairs += made.length;
    }
    expect(pairs).toBeGreaterThan(5);
  });
});

describe('the label check', () => {
  const checked = (task: Task, verdict: LabelVerdict): Promise<Negatives> =>
    negativesOf(task, { checkLabel: () => ({ verdict, reason: 'so it is' }) }).then(({ made }) => made);

  test('that blames the student changes nothing but the counts', async () => {
    for (const task of tasks.slice(0, 5)) {
      const { made } = await negativesOf(task);
      const { labels, ...others } = await checked(task, 'student-wrong');
      expect(others).toEqual(made);
      expect(Object.keys(labels!).every((verdict) => verdict === 'student-wrong')).toBe(true);
    }
  });

  test.each(['reference-wrong', 'both-wrong'] as const)('that says %s ends the task', async (verdict) => {
    const ended = await Promise.all(tasks.slice(0, 10).map((task) => checked(task, verdict)));
    const wrong = ended.filter(({ wrongReference }) => wrongReference);
    expect(wrong.length).toBeGreaterThan(5);
    for (const { pairs, wrongReference, labels } of wrong) {
      expect(pairs).toEqual([]);
      expect(wrongReference).toMatchObject({
        stage: 'rollout',
        reason: `label-check: ${verdict}`,
        detail: expect.stringContaining('so it is'),
      });
      expect(labels).toEqual({ [verdict]: 1 });
    }
  });

  test('that finds both right makes no pair of calls', async () => {
    for (const task of tasks.slice(0, 10)) {
      const { pairs } = await checked(task, 'both-right');
      expect(pairs.every(({ mistake }) => mistake === 'summary')).toBe(true);
    }
  });

  test('is not asked about texts', async () => {
    const judgeTurn = () => ({ correct: false as const, mistake: 'summary' as const, step: 0, reason: '' });
    const checkLabel = () => expect.unreachable('asked about a text');
    const { made } = await negativesOf(tasks[0]!, { judgeTurn, checkLabel });
    expect(made.labels).toEqual({});
  });

  test('that refuses leaves the reference as it is', async () => {
    const { made } = await negativesOf(tasks[0]!, { checkLabel: () => ({ refused: 'unusable-answer', detail: '' }) });
    expect(made.wrongReference).toBeUndefined();
  });
});
