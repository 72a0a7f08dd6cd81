import type { Dropped } from '../core/dropped.ts';
import type { Executor } from '../core/executor.ts';
import { createRandom } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import type { Act, CheckLabel, JudgeTurn, LabelVerdict } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { PreferencePair, Trajectory } from '../core/trajectory.ts';
import { type FoundMistake, findMistake } from './find-mistake.ts';
import { playRejected } from './rejected.ts';

/** How rejected sides are chosen, for the ablation of METHOD §15.3. */
export const negativeChoices = ['targeted', 'random'] as const;
/**
 * `targeted`: a mistake of each kind is shown to the student as a misleading hint (METHOD §10). `random`: wrong samples
 * are taken as they come, without hints.
 */
export type NegativeChoice = (typeof negativeChoices)[number];

/** What mistakes are made and judged with. */
export interface NegativeOptions {
  /** The student, as it plays one sample of a task. */
  student(task: Task, sample: number): Act;
  judgeTurn: JudgeTurn;
  /** Asked where student and reference disagree about calls. Default: the reference is right. */
  checkLabel?: CheckLabel | undefined;
  executor: Executor;
  tool(id: string): Tool;
  offered: readonly Tool[];
  /** How many samples of the student are judged for each task. The paper takes ten. */
  samples: number;
  /** At most this many pairs of a task, one a kind of mistake (METHOD §18.26). */
  cap: number;
  /** Default: `targeted`. */
  choice?: NegativeChoice;
  generator: string;
}

/** Pairs that were made, and attempts that were not kept. */
export interface Negatives {
  pairs: PreferencePair[];
  dropped: Dropped[];
  /** What the label check said, by verdict; absent where it was not asked. */
  labels?: Partial<Record<LabelVerdict, number>>;
  /** Why the task itself cannot stand: the label check found its reference wrong. Then there are no pairs. */
  wrongReference?: Dropped;
}

/**
 * Preference pairs from a student's own mistakes (METHOD §10): samples of the student are judged turn by turn, a wrong
 * turn becomes a misleading hint, and the student plays again from there. A pair is kept when the mistake comes back, is
 * named the same, and is the first message that differs from the positive trajectory.
 */
export async function rolloutNegatives(task: Task, positive: Trajectory, options: NegativeOptions): Promise<Negatives> {
  const found: FoundMistake[] = [];
  const dropped: Dropped[] = [];
  const labels: Partial<Record<LabelVerdict, number>> = {};
  for (let sample = 0; sample < options.samples; sample += 1) {
    const { mistake, drop, label, wrongReference } = await findMistake(task, positive, sample, options);
    if (label) labels[label] = (labels[label] ?? 0) + 1;
    if (wrongReference) return { pairs: [], dropped, labels, wrongReference };
    if (mistake) found.push(mistake);
    if (drop) dropped.push(drop);
  }
  const pairs: PreferencePair[] = [];
  for (const choice of chooseMistakes(task, found, options)) {
    const outcome = await playRejected(task, positive, choice, options);
    if ('reason' in outcome) dropped.push(outcome);
    else pairs.push(outcome);
  }
  return { pairs, dropped, ...(options.checkLabel && { labels }) };
}

/**
 * Of targeted mistakes one of each kind, each kind with the same chance, so that frequent ones do not crowd out rare ones;
 * of random ones any, but still no two pairs of one kind, since a pair is named by it.
 */
function chooseMistakes(task: Task, found: readonly FoundMistake[], options: NegativeOptions): FoundMistake[] {
  const random = createRandom(`${task.seed}/mistakes`);
  const offered = options.choice === 'random' ? random.shuffle(found) : found;
  const firstOfKind = offered.filter((one, at) => offered.findIndex(({ mistake }) => mistake === one.mistake) === at);
  return options.choice === 'random' ? firstOfKind.slice(0, options.cap) : random.sample(firstOfKind, options.cap);
}
