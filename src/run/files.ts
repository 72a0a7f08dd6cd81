import type { Dropped } from '../core/dropped.ts';
import type { HeldOutTask } from '../core/held-out.ts';
import type { SignaturePath } from '../core/path.ts';
import type { Task } from '../core/task.ts';
import type { PreferencePair, Trajectory } from '../core/trajectory.ts';

/** The record that a line of each journal file holds. */
export interface JournalRecords {
  paths: SignaturePath;
  tasks: Task;
  trajectories: Trajectory;
  pairs: PreferencePair;
  dropped: Dropped;
  heldout: HeldOutTask;
}

/** The parts of a run folder that grow item by item; `tasks` stands in `tasks.jsonl`. */
export const journalParts = [
  'paths',
  'tasks',
  'trajectories',
  'pairs',
  'dropped',
  'heldout',
] as const satisfies readonly (keyof JournalRecords)[];
export type JournalPart = (typeof journalParts)[number];

/** The name of the file of a journal part. */
export function journalFile(part: JournalPart): string {
  return `${part}.jsonl`;
}

/** The files that are written whole, once. */
export const wholeFiles = ['pool.jsonl', 'graph.json'] as const;
export type WholeFile = (typeof wholeFiles)[number];

/** The label under which items are counted that are kept out of training. */
export const heldOutItems = 'held-out items';

/** What the labels begin with under which the verdicts of the label check are counted. */
export const labelChecks = 'label check: ';

/** What one item of work, a path, became: records of any parts, and what to count. */
export interface ItemOutcome {
  records: { [Part in JournalPart]?: readonly JournalRecords[Part][] };
  /** Added to the running totals of the run, label by label. */
  counts?: Readonly<Record<string, number>>;
}
