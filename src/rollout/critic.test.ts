import { beforeAll, describe, expect, test } from 'vitest';
import { type Pipeline, worldPipeline } from '../../test/support/pipeline.ts';
import type { Task } from '../core/task.ts';
import type { Act, ActRequest } from '../core/teacher.ts';
import { type Critic, type PositiveOptions, rolloutPositive } from './index.ts';

let pipeline: Pipeline;
let task: Task;

beforeAll(async () => {
  pipeline = await worldPipeline();
  task = (await pipeline.tasks('multi-turn', 20)).find(({ turns }) => turns.every(({ steps }) => steps.length > 0))!;
});

function play(act: Act, critic?: Critic): ReturnType<typeof rolloutPositive> {
  const { executor, tool } = pipeline;
  const options: PositiveOptions = { act, executor, tool, offered: pipeline.offer(task), generator: 'test' };
  return rolloutPositive(task, critic ? { ...options, critic } : options);
}

const correct: Critic['problemOf'] = async (turn, at) => {
  const request = { turn: task.turns[at]!, history: task.turns.slice(0, at), steps: turn.steps, tool: pipeline.tool };
  const judgement = await pipeline.teacher.judgeTurn(request);
  return judgement.correct ? null : judgement.reason;
};

/** The scripted agent, but for its first attempts at the second turn. */
function erring(attempts: number, wrong: Act): { act: Act; seen: ActRequest[] } {
  const seen: ActRequest[] = [];
  const act: Act = (request) => {
    const isWrong = request.history.length === 1 && request.criticism.length < attempts;
    if (request.history.length === 1 && request.turn.steps.length === 0) seen.push(request);
    return (isWrong ? wrong : pipeline.teacher.act)(request);
  };
  return { act, seen };
}

const lazy: Act = () => ({ content: 'It is done.', calls: [] });
/** Makes the calls of the turn twice, so that the state is another one. */
const overzealous: Act = (request) =>
  request.turn.steps.length === 0 && request.hint?.type === 'calls'
    ? { content: null, calls: request.hint.steps.flatMap(({ calls }) => calls.map(({ call }) => call)) }
    : lazy(request);

describe('a turn that the critic refuses', () => {
  test.each([
    ['words where calls are due', lazy],
    ['calls that changed the state', overzealous],
    ['no answer at all', (() => ({ refused: 'unusable-answer', detail: 'gibberish' })) satisfies Act],
  ])('is played again from the state before it: %s', async (_, wrong) => {
    const { act, seen } = erring(2, wrong);
    const played = await play(act, { problemOf: correct, attempts: 3 });
    const undisturbed = await play(pipeline.teacher.act);
    expect(played).toEqual(undisturbed);
    expect(seen.map(({ criticism }) => criticism.length)).toEqual([0, 1, 2]);
  });

  test('drops the task when no attempt comes out right, with what was wrong', async () => {
    const outcome = await play(erring(9, lazy).act, { problemOf: correct, attempts: 3 });
    expect(outcome).toMatchObject({
      stage: 'rollout',
      reason: 'turn-not-right',
      detail: expect.stringContaining(task.turns[1]!.id),
    });
  });

  test('is taken as it is without a critic', async () => {
    const played = await play(erring(9, lazy).act);
    expect(played).toMatchObject({ turns: expect.any(Array) });
  });
});

test('an agent that cannot go on drops the task with its reason', async () => {
  const outcome = await play(() => ({ refused: 'model-server-error', detail: 'the server answered 500' }));
  expect(outcome).toEqual({
    id: task.id,
    stage: 'rollout',
    reason: 'model-server-error',
    detail: 'the server answered 500',
  });
});
