import type { Dropped } from '../core/dropped.ts';
import { type Json, jsonEqual } from '../core/json.ts';
import { createRandom } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import { isRefusal, type TurnJudgement } from '../core/teacher.ts';
import type { PreferencePair, Step, Trajectory, Turn } from '../core/trajectory.ts';
import { type FoundMistake, judgeRequest, sampleDrop } from './find-mistake.ts';
import type { NegativeOptions } from './negative.ts';
import { createPlay, type Play } from './play.ts';

/**
 * The rejected side of a pair: the positive trajectory up to the mistake, then the student. A targeted mistake is hinted at
 * and must be made again; a random one is taken as it was made.
 */
export async function playRejected(
  task: Task,
  positive: Trajectory,
  found: FoundMistake,
  options: NegativeOptions,
): Promise<PreferencePair | Dropped> {
  const play = openMisled(task, positive, found, options);
  try {
    for (const turn of positive.turns.slice(0, found.at)) await play.repeat(turn);
    const right = positive.turns[found.at]!.steps.slice(0, found.rightSteps);
    const wrong = await play.next({ begun: options.choice === 'random' ? [...right, found.message] : right });
    if (!wrong || isRefusal(wrong)) return notPlayed(task, found, wrong);
    const judgement = await options.judgeTurn(judgeRequest(task, found.at, wrong, options));
    for (let turn = await play.next(); turn; turn = await play.next()) {
      if (isRefusal(turn)) return notPlayed(task, found, turn);
    }
    return makePair(task, positive, play, found, judgement, options);
  } finally {
    play.close();
  }
}

function openMisled(task: Task, positive: Trajectory, found: FoundMistake, options: NegativeOptions): Play {
  const isRandom = options.choice === 'random';
  const wrongTurn = task.turns[found.at]!;
  const messages = [...positive.turns[found.at]!.steps.slice(0, found.rightSteps), found.message];
  return createPlay({
    task,
    tools: options.offered,
    tool: options.tool,
    act: options.student(task, found.sample),
    instructions: isRandom ? 'plain' : 'general',
    hint: (turn) => (turn === wrongTurn && !isRandom ? { type: 'misleading', messages } : null),
    session: options.executor.open({ seed: task.stateSeed }),
    random: createRandom(`${task.seed}/positive`),
  });
}

function notPlayed(task: Task, { sample }: FoundMistake, refusal: { refused: string; detail: string } | undefined) {
  return sampleDrop(task, sample, refusal?.refused ?? 'no-such-turn', refusal?.detail ?? '');
}

function makePair(
  task: Task,
  positive: Trajectory,
  play: Play,
  found: FoundMistake,
  judgement: TurnJudgement,
  options: NegativeOptions,
): PreferencePair | Dropped {
  const turn = task.turns[found.at]!.id;
  const step = firstDifference(positive.turns[found.at]!, play.turns[found.at]!);
  const drop = (reason: string, detail: string) => sampleDrop(task, found.sample, reason, detail);
  if (judgement.correct) return drop('mistake-not-reproduced', `${found.mistake} in ${turn}`);
  if (judgement.mistake !== found.mistake) return drop('other-mistake', `${judgement.mistake} for ${found.mistake}`);
  if (step !== judgement.step) return drop('diverges-elsewhere', `step ${step}, mistake in step ${judgement.step}`);
  const id = `${task.id}-${found.mistake}`;
  const rejected: Trajectory = {
    ...positive,
    id: `${id}-rejected`,
    polarity: 'negative',
    turns: [...play.turns],
    verdicts: [],
    generator: options.generator,
  };
  const { mistake } = found;
  return { id, task: task.id, kind: task.kind, mistake, divergesAt: { turn, step }, chosen: positive, rejected };
}

/** Index of the first agent message of a turn that differs, or -1. */
function firstDifference(left: Turn, right: Turn): number {
  const length = Math.max(left.steps.length, right.steps.length);
  for (let at = 0; at < length; at += 1) {
    if (!sameMessage(left.steps[at], right.steps[at])) return at;
  }
  return -1;
}

function sameMessage(left: Step | undefined, right: Step | undefined): boolean {
  return left?.content === right?.content && jsonEqual((left?.calls ?? null) as Json, (right?.calls ?? null) as Json);
}
