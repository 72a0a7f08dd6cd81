import type { Dropped } from '../core/dropped.ts';
import { rowGroupOf } from '../core/row-groups.ts';
import type { PreferencePair, Trajectory } from '../core/trajectory.ts';
import type { Overlap } from '../verify/contamination/index.ts';
import { createNearDuplicateIndex, duplicateText, type NearDuplicateIndex } from '../verify/near-duplicates.ts';
import { type Item, isNote, type ProcessedItem } from './process-item.ts';
import { emptyKept, type Kept } from './rounds.ts';
import type { RunTargets } from './targets.ts';

/** What an interrupted run had finished. */
export interface FinishedItems {
  /** How many items. */
  count: number;
  /** What was kept of them, by the id of the path, in order. */
  kept: ReadonlyMap<string, { text: string; pairs: number }>;
}

/**
 * Decides, item by item in their order, what of the finished work is kept: no copies of a benchmark, no near duplicates of
 * earlier rows, and no more pairs than are wanted.
 */
export class Ledger {
  readonly kept: Kept = emptyKept();
  readonly #targets: RunTargets;
  readonly #overlapOf: (row: Trajectory) => Overlap | null;
  readonly #index: NearDuplicateIndex;

  /** @param index the rows so far; ledgers that share one keep no near duplicates of each other's rows. */
  constructor(
    targets: RunTargets,
    overlapOf: (row: Trajectory) => Overlap | null = () => null,
    index: NearDuplicateIndex = createNearDuplicateIndex(),
  ) {
    this.#targets = targets;
    this.#overlapOf = overlapOf;
    this.#index = index;
  }

  /** Takes over an item that an earlier process finished. */
  recall(item: Item, finished: FinishedItems): void {
    if (isNote(item)) return;
    const { id, kind } = item.path;
    const row = finished.kept.get(id);
    if (!row) return;
    this.#index.add(id, row.text);
    this.kept.rows[kind] += 1;
    this.kept.pairs[rowGroupOf(kind)] += row.pairs;
  }

  /** Takes an item that was just finished, and gives back what of it is kept. */
  enter(made: ProcessedItem): ProcessedItem {
    const { task, trajectory } = made;
    if (!task || !trajectory) return made;
    const overlap = this.#overlapOf(trajectory);
    if (overlap) return refused(made, { id: task.id, stage: 'verify', ...overlap });
    const twin = this.#index.add(task.id, duplicateText(task));
    if (twin !== null) return refused(made, duplicateOf(twin, task.id));
    this.kept.rows[task.kind] += 1;
    return this.#enterPairs(made);
  }

  #enterPairs(made: ProcessedItem): ProcessedItem {
    const [first] = made.pairs;
    if (!first) return made;
    const group = rowGroupOf(first.kind);
    const room = Math.max(0, this.#targets.pairs[group] - this.kept.pairs[group]);
    const pairs = made.pairs.slice(0, room);
    this.kept.pairs[group] += pairs.length;
    return { ...made, pairs, dropped: [...made.dropped, ...made.pairs.slice(room).map(beyondTarget)] };
  }
}

function refused(made: ProcessedItem, drop: Dropped): ProcessedItem {
  return { ...made, trajectory: null, pairs: [], dropped: [...made.dropped, drop] };
}

function duplicateOf(twin: string, id: string): Dropped {
  return { id, stage: 'verify', reason: 'near-duplicate', detail: `nearly repeats ${twin}` };
}

function beyondTarget({ id, mistake }: PreferencePair): Dropped {
  return { id, stage: 'run', reason: 'beyond-target', detail: `enough pairs were made before this one (${mistake})` };
}
