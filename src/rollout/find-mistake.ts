import { callKey } from '../core/call.ts';
import type { Dropped } from '../core/dropped.ts';
import { createRandom } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import {
  type AgentMessage,
  isRefusal,
  type JudgeRequest,
  type LabelVerdict,
  type TurnJudgement,
} from '../core/teacher.ts';
import type { Mistake, Trajectory, Turn } from '../core/trajectory.ts';
import type { NegativeOptions } from './negative.ts';
import { createPlay, type Play } from './play.ts';

/** A mistake that a student made by itself. */
export interface FoundMistake {
  /** Index of the turn. */
  at: number;
  mistake: Mistake;
  /** How many steps of the positive turn hold what the student had done rightly before. */
  rightSteps: number;
  /** The wrong message. */
  message: AgentMessage;
  sample: number;
}

/** What came of one sample: a mistake, a drop with its reason, or neither when the student was right. */
export interface SampleOutcome {
  mistake?: FoundMistake;
  drop?: Dropped;
  /** What the label check said. */
  label?: LabelVerdict;
  /** The task's reference is wrong. */
  wrongReference?: Dropped;
}

/** Plays a sample up to its first wrong turn: what comes after builds on the mistake and cannot be judged by the reference. */
export async function findMistake(
  task: Task,
  positive: Trajectory,
  sample: number,
  options: NegativeOptions,
): Promise<SampleOutcome> {
  const play = openStudent(task, sample, options);
  try {
    for (let at = 0; at < task.turns.length; at += 1) {
      const turn = (await play.next())!;
      if (isRefusal(turn)) return { drop: sampleDrop(task, sample, turn.refused, turn.detail) };
      const request = judgeRequest(task, at, turn, options);
      const judgement = await options.judgeTurn(request);
      if (judgement.correct) continue;
      return judgedWrong({ task, positive, sample, options, at, turn, judgement, request });
    }
    return {};
  } finally {
    play.close();
  }
}

/** A student at the start of a task, without hints. */
function openStudent(task: Task, sample: number, options: NegativeOptions): Play {
  return createPlay({
    task,
    tools: options.offered,
    tool: options.tool,
    act: options.student(task, sample),
    instructions: 'plain',
    hint: () => null,
    session: options.executor.open({ seed: task.stateSeed }),
    random: createRandom(`${task.seed}/positive`),
  });
}

/** What a judge is asked about a turn of a student. */
export function judgeRequest(task: Task, at: number, { steps }: Turn, { tool }: NegativeOptions): JudgeRequest {
  return { turn: task.turns[at]!, history: task.turns.slice(0, at), steps, tool };
}

interface WrongTurn {
  task: Task;
  positive: Trajectory;
  sample: number;
  options: NegativeOptions;
  at: number;
  turn: Turn;
  judgement: Extract<TurnJudgement, { correct: false }>;
  request: JudgeRequest;
}

async function judgedWrong(wrong: WrongTurn): Promise<SampleOutcome> {
  const { task, positive, sample, at, turn, judgement } = wrong;
  const { mistake, step, reason } = judgement;
  const label = await labelOf(wrong);
  if (label?.wrongReference || label?.label === 'both-right') return label;
  const drop = (why: string, detail: string) => ({ ...label, drop: sampleDrop(task, sample, why, detail) });
  if (mistake === null) return drop('mistake-of-no-kind', reason);
  const good = positive.turns[at]!;
  if (hasInjected(good)) return drop('turn-has-injected-fault', turn.id);
  const rightSteps = stepsThatHold(good, turn, step);
  if (rightSteps === null) return drop('calls-in-other-order', `${turn.id}: ${reason}`);
  const { content, calls } = turn.steps[step]!;
  return { ...label, mistake: { at, mistake, rightSteps, message: { content, calls }, sample } };
}

async function labelOf({ task, options, turn, judgement, request }: WrongTurn): Promise<SampleOutcome | undefined> {
  if (!options.checkLabel || judgement.mistake === 'summary') return undefined;
  const checked = await options.checkLabel(request);
  if (isRefusal(checked)) return undefined;
  const { verdict: label, reason } = checked;
  if (label === 'student-wrong' || label === 'both-right') return { label };
  const detail = `${turn.id}: ${reason}`;
  return { label, wrongReference: { id: task.id, stage: 'rollout', reason: `label-check: ${label}`, detail } };
}

function hasInjected({ steps }: Turn): boolean {
  return steps.some(({ results }) => results.some((result) => !result.ok && result.injected));
}

/** How many steps of the good turn make the very calls that the student made rightly before a step, or null. */
function stepsThatHold(good: Turn, turn: Turn, step: number): number | null {
  const wanted = madeCalls(turn, step);
  for (let count = 0; count <= good.steps.length; count += 1) {
    if (madeCalls(good, count) === wanted) return count;
  }
  return null;
}

function madeCalls({ steps }: Turn, count: number): string {
  const made = steps.slice(0, count).flatMap(({ calls, results }) => calls.filter((_, at) => results[at]!.ok));
  return made
    .map((call) => callKey(call))
    .sort()
    .join('\n');
}

/** The note of a sample that gives no pair. */
export function sampleDrop(task: Task, sample: number, reason: string, detail: string): Dropped {
  return { id: `${task.id}/sample-${sample}`, stage: 'rollout', reason, detail };
}
