import type { Dropped } from '../core/dropped.ts';
import type { Executor } from '../core/executor.ts';
import { type Json, jsonEqual } from '../core/json.ts';
import { createRandom } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import type { Act, AgentMessage, JudgeTurn, TurnJudgement } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { Mistake, PreferencePair, Step, Trajectory, Turn } from '../core/trajectory.ts';
import { createPlay, type Play } from './play.ts';

/** What mistakes are made and judged with. */
export interface NegativeOptions {
  /** The student, as it plays one sample of a task. */
  student(task: Task, sample: number): Act;
  judgeTurn: JudgeTurn;
  executor: Executor;
  tool(id: string): Tool;
  offered: readonly Tool[];
  /** How many samples of the student are judged for each task. The paper takes ten. */
  samples: number;
  /** At most this many pairs of a task, one a kind of mistake (METHOD §18.26). */
  cap: number;
  generator: string;
}

/** Pairs that were made, and attempts that were not kept. */
export interface Negatives {
  pairs: PreferencePair[];
  dropped: Dropped[];
}

interface Found {
  /** Index of the turn. */
  at: number;
  mistake: Mistake;
  messages: AgentMessage[];
  sample: number;
}

/**
 * Preference pairs from a student's own mistakes (METHOD §10): samples of the student are judged turn by turn, a wrong
 * turn becomes a misleading hint, and the student plays again from there. A pair is kept when the mistake comes back, is
 * named the same, and is the first message that differs from the positive trajectory.
 */
export async function rolloutNegatives(task: Task, positive: Trajectory, options: NegativeOptions): Promise<Negatives> {
  const found: Found[] = [];
  const dropped: Dropped[] = [];
  for (let sample = 0; sample < options.samples; sample += 1) {
    const outcome = await findMistake(task, positive, sample, options);
    if (outcome === null) continue;
    if ('mistake' in outcome) found.push(outcome);
    else dropped.push(outcome);
  }
  const pairs: PreferencePair[] = [];
  for (const choice of chooseMistakes(task, found, options.cap)) {
    const outcome = await playMisled(task, positive, choice, options);
    if ('reason' in outcome) dropped.push(outcome);
    else pairs.push(outcome);
  }
  return { pairs, dropped };
}

/** Plays a sample up to its first wrong turn: what comes after builds on the mistake and cannot be judged by the reference. */
async function findMistake(
  task: Task,
  positive: Trajectory,
  sample: number,
  options: NegativeOptions,
): Promise<Found | Dropped | null> {
  const act = options.student(task, sample);
  const session = options.executor.open({ seed: task.stateSeed });
  try {
    const play = createPlay({
      ...playOptions(task, options),
      act,
      instructions: 'plain',
      hint: () => null,
      session,
      random: createRandom(`${task.seed}/positive`),
    });
    for (let at = 0; at < task.turns.length; at += 1) {
      const turn = (await play.next())!;
      const judgement = await judge(task, at, turn.steps, options);
      if (judgement.correct) continue;
      if (judgement.mistake === null) return drop(task, sample, 'mistake-of-no-kind', judgement.reason);
      if (hasInjected(positive.turns.slice(at, at + 1))) return drop(task, sample, 'turn-has-injected-fault', turn.id);
      const messages = turn.steps.slice(0, judgement.step + 1).map(({ content, calls }) => ({ content, calls }));
      return { at, mistake: judgement.mistake, messages, sample };
    }
    return null;
  } finally {
    session.close();
  }
}

/** One place for each kind of mistake, each kind with the same chance, so that frequent ones do not crowd out rare ones. */
function chooseMistakes(task: Task, found: readonly Found[], cap: number): Found[] {
  const firstOfKind = found.filter((one, at) => found.findIndex(({ mistake }) => mistake === one.mistake) === at);
  return createRandom(`${task.seed}/mistakes`).sample(firstOfKind, cap);
}

async function playMisled(
  task: Task,
  positive: Trajectory,
  found: Found,
  options: NegativeOptions,
): Promise<PreferencePair | Dropped> {
  const wrongTurn = task.turns[found.at]!;
  const session = options.executor.open({ seed: task.stateSeed });
  try {
    const play = createPlay({
      ...playOptions(task, options),
      act: options.student(task, found.sample),
      instructions: 'general',
      hint: (turn) => (turn === wrongTurn ? { type: 'misleading', messages: found.messages } : null),
      session,
      random: createRandom(`${task.seed}/positive`),
    });
    for (const turn of positive.turns.slice(0, found.at)) await play.repeat(turn);
    const judgement = await judge(task, found.at, (await play.next())!.steps, options);
    while (await play.next());
    return makePair(task, positive, play, found, judgement, options);
  } finally {
    session.close();
  }
}

function makePair(
  task: Task,
  positive: Trajectory,
  play: Play,
  found: Found,
  judgement: TurnJudgement,
  options: NegativeOptions,
): PreferencePair | Dropped {
  const turn = task.turns[found.at]!.id;
  const step = firstDifference(positive.turns[found.at]!, play.turns[found.at]!);
  if (judgement.correct) return drop(task, found.sample, 'mistake-not-reproduced', `${found.mistake} in ${turn}`);
  if (judgement.mistake !== found.mistake)
    return drop(task, found.sample, 'other-mistake', `${judgement.mistake} for ${found.mistake}`);
  if (step !== judgement.step)
    return drop(task, found.sample, 'diverges-elsewhere', `step ${step}, mistake in step ${judgement.step}`);
  const id = `${task.id}-${found.mistake}`;
  const rejected: Trajectory = {
    ...positive,
    id: `${id}-rejected`,
    polarity: 'negative',
    turns: [...play.turns],
    verdicts: [],
    generator: options.generator,
  };
  return {
    id,
    task: task.id,
    kind: task.kind,
    mistake: found.mistake,
    divergesAt: { turn, step },
    chosen: positive,
    rejected,
  };
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

function judge(task: Task, at: number, steps: readonly Step[], { judgeTurn, tool }: NegativeOptions) {
  return judgeTurn({ turn: task.turns[at]!, history: task.turns.slice(0, at), steps, tool });
}

function playOptions(task: Task, options: NegativeOptions) {
  return { task, tools: options.offered, tool: options.tool };
}

function hasInjected(turns: readonly Turn[]): boolean {
  return turns.some(({ steps }) =>
    steps.some(({ results }) => results.some((result) => !result.ok && result.injected)),
  );
}

function drop(task: Task, sample: number, reason: string, detail: string): Dropped {
  return { id: `${task.id}/sample-${sample}`, stage: 'rollout', reason, detail };
}
