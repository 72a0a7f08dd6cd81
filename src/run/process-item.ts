import type { Dropped } from '../core/dropped.ts';
import type { Executor } from '../core/executor.ts';
import type { HeldOutTask } from '../core/held-out.ts';
import type { SignaturePath } from '../core/path.ts';
import { createRandom } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import type { LabelVerdict } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { PreferencePair, Trajectory } from '../core/trajectory.ts';
import { withFaults } from '../execute/index.ts';
import {
  type NegativeChoice,
  type OfferOptions,
  offerTools,
  rolloutNegatives,
  rolloutPositive,
} from '../rollout/index.ts';
import { criticise } from '../teacher/model/index.ts';
import { translatePath } from '../translate/index.ts';
import { verifyPair, verifyTrajectory } from '../verify/index.ts';
import type { Equipment } from './equipment.ts';

/** A path to work on, and what it is wanted for. */
export interface PathItem {
  path: SignaturePath;
  wantsPairs: boolean;
  /** Present where the path is kept out of training. */
  heldOut?: true;
}

/** One place in the sequence of a run: a path, or the note that one could not be made. */
export type Item = PathItem | { note: Dropped };

export function isNote(item: Item): item is { note: Dropped } {
  return 'note' in item;
}

/** What an item became. */
export interface ProcessedItem {
  /** Null when there was no path. */
  path: SignaturePath | null;
  task: Task | null;
  /** The positive trajectory, when it passed every check. */
  trajectory: Trajectory | null;
  pairs: PreferencePair[];
  dropped: Dropped[];
  /** What the label check said of the task's turns, by verdict; absent where nothing was checked. */
  labels?: Partial<Record<LabelVerdict, number>>;
  /**
   * A task for measuring models, which must not be trained on; null when none came of the item. Then all but `dropped` is
   * empty. Absent where the item is for training.
   */
  heldOut?: HeldOutTask | null;
}

export interface ProcessOptions {
  equipment: Equipment;
  seed: number;
  offer: OfferOptions;
  /** Chance that a call of a positive trajectory fails once. */
  faults: number;
  /** Samples of the student for each task that pairs are wanted of; null for as many as fit the student. */
  samples: number | null;
  negatives: NegativeChoice;
}

/** At most this many pairs of one task (METHOD §18.26). */
const mostPairs = 2;
/** A model plays a turn, and fills a call, at most so often: with what was wrong the second time, it mostly does better. */
const attempts = 3;

/** Takes one item through translation, rollout and verification. Depends on nothing but its arguments. */
export function processItem(item: Item, options: ProcessOptions): ProcessedItem | Promise<ProcessedItem> {
  if (isNote(item)) return { path: null, task: null, trajectory: null, pairs: [], dropped: [item.note] };
  return processPath(item, options);
}

async function processPath({ path, wantsPairs, heldOut }: PathItem, options: ProcessOptions): Promise<ProcessedItem> {
  const { pool, executor, teacher, cast, distractors, heldOutDistractors } = options.equipment;
  const nothing = { path, task: null, trajectory: null, pairs: [], dropped: [] };
  const task = await translatePath(path, {
    teacher,
    executor,
    tool: pool.tool,
    seed: options.seed,
    retries: cast?.teacher.fillCall ? attempts - 1 : 0,
    sharesStates: !cast?.teacher.simulateCall,
  });
  if ('reason' in task) return { ...nothing, dropped: [task] };
  const offered = offerTools(
    task,
    pool.tool,
    heldOut ? heldOutDistractors : distractors,
    options.offer,
    createRandom(`${task.seed}/offer`),
  );
  // A turn with an injected fault has no counterpart on the student's side, nor on that of a model that is measured.
  const stage: Executor = wantsPairs || heldOut ? executor : withFaults(executor, { probability: options.faults });
  const played = await playPositive(task, stage, offered, options.equipment);
  if ('reason' in played) return { ...nothing, task, dropped: [played] };
  const trajectory = await verified(task, played, options);
  if ('reason' in trajectory) return { ...nothing, task, dropped: [trajectory] };
  if (!wantsPairs) return { ...nothing, task, trajectory };
  return { ...nothing, task, trajectory, ...(await makePairs(task, trajectory, offered, options)) };
}

async function playPositive(
  task: Task,
  executor: Executor,
  offered: readonly Tool[],
  { pool: { tool }, teacher, rules, cast }: Equipment,
): Promise<Trajectory | Dropped> {
  const isModel = cast?.teacher.act !== undefined;
  const played = await rolloutPositive(task, {
    act: teacher.act,
    executor,
    tool,
    offered,
    generator: isModel ? cast.madeBy.act!.model : 'scripted',
    ...(isModel && {
      critic: { problemOf: criticise(task, { judgeTurn: rules, tool, prompts: cast.prompts }), attempts },
    }),
  });
  return 'reason' in played || !cast ? played : { ...played, madeBy: cast.madeBy };
}

async function verified(task: Task, trajectory: Trajectory, options: ProcessOptions): Promise<Trajectory | Dropped> {
  const verdicts = await verifyTrajectory({ ...means(task, options), trajectory });
  const failed = verdicts.find((verdict) => !verdict.pass);
  if (!failed || failed.pass) return { ...trajectory, verdicts };
  return { id: trajectory.id, stage: 'verify', reason: `${failed.verifier}: ${failed.reason}`, detail: failed.where };
}

async function makePairs(
  task: Task,
  positive: Trajectory,
  offered: readonly Tool[],
  options: ProcessOptions,
): Promise<Pick<ProcessedItem, 'pairs' | 'dropped' | 'labels'> & { trajectory?: null }> {
  const { pool, executor, teacher, student } = options.equipment;
  const { judgeTurn, checkLabel } = teacher;
  const made = await rolloutNegatives(task, positive, {
    student: student.act,
    judgeTurn,
    checkLabel,
    executor,
    tool: pool.tool,
    offered,
    samples: options.samples ?? student.samples,
    cap: mostPairs,
    choice: options.negatives,
    generator: student.name,
  });
  const { wrongReference } = made;
  const labels = made.labels && { labels: made.labels };
  if (wrongReference) return { trajectory: null, pairs: [], dropped: [...made.dropped, wrongReference], ...labels };
  const pairs: PreferencePair[] = [];
  const dropped = [...made.dropped];
  for (const pair of made.pairs) {
    const chosen = positive.verdicts;
    const { verdict, rejected } = await verifyPair({ ...means(task, options), pair, chosen, judgeTurn });
    if (verdict.pass) pairs.push({ ...pair, rejected: { ...pair.rejected, verdicts: rejected } });
    else dropped.push({ id: pair.id, stage: 'verify', reason: `pair: ${verdict.reason}`, detail: verdict.where });
  }
  return { pairs, dropped, ...labels };
}

function means(task: Task, { equipment: { pool, executor } }: ProcessOptions) {
  return {
    task,
    tool: pool.tool,
    toolNamed: pool.toolNamed,
    open: () => executor.open({ seed: task.stateSeed }),
  };
}
