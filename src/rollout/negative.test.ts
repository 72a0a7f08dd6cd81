import { beforeAll, describe, expect, test } from 'vitest';
import { kept } from '../../test/support/kept.ts';
import { type Pipeline, worldPipeline } from '../../test/support/pipeline.ts';
import type { Task } from '../core/task.ts';
import type { JudgeTurn } from '../core/teacher.ts';
import { mistakes, type PreferencePair } from '../core/trajectory.ts';
import { scriptedStudent } from '../teacher/scripted/index.ts';
import { type Negatives, rolloutNegatives, rolloutPositive } from './index.ts';

let pipeline: Pipeline;
let made: { task: Task; negatives: Negatives }[];
let pairs: { task: Task; pair: PreferencePair }[];

async function negativesOf(task: Task, judgeTurn: JudgeTurn = pipeline.teacher.judgeTurn): Promise<Negatives> {
  const { executor, tool, teacher } = pipeline;
  const shared = { executor, tool, offered: pipeline.offer(task) };
  const positive = kept(await rolloutPositive(task, { ...shared, act: teacher.act, generator: 'test' }));
  const student = scriptedStudent(teacher.act, tool);
  return rolloutNegatives(task, positive, { ...shared, student, judgeTurn, samples: 5, cap: 5, generator: 'student' });
}

beforeAll(async () => {
  pipeline = await worldPipeline();
  const tasks = [...(await pipeline.tasks('multi-turn', 60)), ...(await pipeline.tasks('irrelevance', 20))];
  made = [];
  for (const task of tasks) made.push({ task, negatives: await negativesOf(task) });
  pairs = made.flatMap(({ task, negatives }) => negatives.pairs.map((pair) => ({ task, pair })));
});

describe('rolloutNegatives', () => {
  test('shows each of the five mistakes', () => {
    for (const mistake of mistakes) {
      expect(pairs.filter(({ pair }) => pair.mistake === mistake).length).toBeGreaterThan(10);
    }
  });

  test('keeps the words of the user', () => {
    for (const { pair } of pairs) {
      const words = (side: PreferencePair['chosen']) =>
        side.turns.map(({ id, user, addsTools }) => [id, user, addsTools]);
      expect(words(pair.rejected)).toEqual(words(pair.chosen));
      expect(pair.rejected.tools).toEqual(pair.chosen.tools);
    }
  });

  test('differs first at the recorded message', () => {
    for (const { pair } of pairs) {
      const { turn, step } = pair.divergesAt;
      const at = pair.chosen.turns.findIndex(({ id }) => id === turn);
      const [chosen, rejected] = [pair.chosen.turns, pair.rejected.turns];
      expect(rejected.slice(0, at)).toEqual(chosen.slice(0, at));
      expect(rejected[at]!.steps.slice(0, step)).toEqual(chosen[at]!.steps.slice(0, step));
      expect(messageOf(rejected[at]!.steps[step])).not.toEqual(messageOf(chosen[at]!.steps[step]));
    }
  });

  test('makes a mistake that the judge finds again, at that message and by that name', async () => {
    for (const { task, pair } of pairs) {
      const at = task.turns.findIndex(({ id }) => id === pair.divergesAt.turn);
      const request = { turn: task.turns[at]!, history: task.turns.slice(0, at), tool: pipeline.tool };
      const judge = (side: PreferencePair['chosen']) =>
        pipeline.teacher.judgeTurn({ ...request, steps: side.turns[at]!.steps });
      expect(await judge(pair.chosen)).toEqual({ correct: true });
      expect(await judge(pair.rejected)).toMatchObject({
        correct: false,
        mistake: pair.mistake,
        step: pair.divergesAt.step,
      });
    }
  });

  test('makes one pair of a kind at most, and no more than the cap', () => {
    for (const { negatives } of made) {
      const kinds = negatives.pairs.map(({ mistake }) => mistake);
      expect(new Set(kinds).size).toBe(kinds.length);
    }
  });

  test('gives the same pairs again', async () => {
    for (const { task, negatives } of made.slice(0, 5)) expect(await negativesOf(task)).toEqual(negatives);
  });

  test('finds nothing where the judge finds no fault', async () => {
    expect(await negativesOf(made[0]!.task, () => ({ correct: true }))).toEqual({ pairs: [], dropped: [] });
  });

  test('drops a mistake of no kind, with the reason', async () => {
    const judge: JudgeTurn = () => ({ correct: false, mistake: null, step: 0, reason: 'odd' });
    const { pairs: none, dropped } = await negativesOf(made[0]!.task, judge);
    expect(none).toEqual([]);
    expect(dropped[0]).toMatchObject({ stage: 'rollout', reason: 'mistake-of-no-kind', detail: 'odd' });
  });
});

function messageOf(step: PreferencePair['chosen']['turns'][number]['steps'][number] | undefined) {
  return step && { content: step.content, calls: step.calls };
}
