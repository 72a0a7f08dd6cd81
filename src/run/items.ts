import { processInOrder } from '../core/ordered.ts';
import type { Tool } from '../core/tool.ts';
import type { Trajectory } from '../core/trajectory.ts';
import { type BenchmarkReference, type Overlap, overlapFinder } from '../verify/contamination/index.ts';
import { createNearDuplicateIndex } from '../verify/near-duplicates.ts';
import type { RunConfig } from './config-schema.ts';
import { heldOutSampler, trainingSampler } from './held-out-paths.ts';
import type { Holdout } from './holdout.ts';
import { type FinishedItems, Ledger } from './ledger.ts';
import { type Breaker, blamesModel } from './models/breaker.ts';
import type { Prepared } from './prepare.ts';
import type { Item, ProcessedItem } from './process-item.ts';
import { createRounds, type Rounds } from './rounds.ts';
import { rowMeter } from './row-meter.ts';
import { pathOptions } from './stages.ts';
import { heldOutTargetsOf, targetsOf } from './targets.ts';
import type { Workers } from './work.ts';

export interface ItemsOptions {
  config: RunConfig;
  prepared: Prepared;
  workers: Workers;
  /** The benchmark whose copies are refused. */
  refused?: BenchmarkReference | undefined;
  /** What an interrupted run had finished: these items are not given again. */
  finished?: FinishedItems;
  signal?: AbortSignal | undefined;
}

/**
 * Makes the items of a configuration, always the same in the same order: those that are held out, then those for training.
 * Ends when enough rows of every kind are kept, when the limit is reached, when paths run out, or when the signal fires.
 */
export async function* synthesizeItems(options: ItemsOptions): AsyncGenerator<ProcessedItem> {
  const { config, workers, finished, signal } = options;
  const breaker = options.prepared.equipment.cast?.breaker;
  if (finished && finished.kept.size > 0) breaker?.keep();
  const concurrency = Math.max(config.concurrency, workers.width);
  const work = (item: Item) => workers.process(item);
  let left = finished?.count ?? 0;
  for (const { rounds, ledger, asKept } of partsOf(options)) {
    for (let round = rounds.next(); round && !signal?.aborted; round = rounds.next()) {
      while (finished && left > 0) {
        const { value: item, done } = await round.next();
        if (done) break;
        ledger.recall(item, finished);
        left -= 1;
      }
      for await (const item of processInOrder(round, work, { concurrency, signal })) {
        const kept = asKept(ledger.enter(item));
        yield kept;
        if (breaker) hearOf(kept, breaker);
      }
    }
  }
}

function hearOf({ trajectory, heldOut, dropped }: ProcessedItem, breaker: Breaker): void {
  if (trajectory || heldOut) breaker.keep();
  const blamed = dropped.find(({ reason }) => blamesModel(reason.replace(/^\w+: /, '')));
  if (blamed && !trajectory) breaker.lose({ refused: blamed.reason, detail: blamed.detail });
}

/** A part of a run: where its items come from, and what is kept of them. */
interface RunPart {
  rounds: Rounds;
  ledger: Ledger;
  asKept(made: ProcessedItem): ProcessedItem;
}

// What is held out comes first: then a higher limit goes on at the end, and training keeps no near duplicates of it.
function partsOf({ config, prepared: { graph, equipment }, refused }: ItemsOptions): RunPart[] {
  const { holdout, teacher, pool } = equipment;
  const targets = targetsOf(config);
  const heldOutTargets = heldOutTargetsOf(config);
  const overlapOf = refused && overlapWith(refused, pool.tools);
  const index = createNearDuplicateIndex();
  const paths = pathOptions(config, teacher.judgeNested);
  const ledger = new Ledger(targets, overlapOf, index);
  const kept = () => ledger.kept;
  const limit = config.limit ?? Number.POSITIVE_INFINITY;
  const sampler = trainingSampler(graph, holdout, paths);
  const training = { rounds: createRounds({ sampler, targets, kept, limit }), ledger, asKept: unchanged };
  if (holdout.entries.length === 0) return [training];
  const heldOut = new Ledger(heldOutTargets, overlapOf, index);
  const rounds = createRounds({
    sampler: heldOutSampler(graph, holdout, paths),
    targets: heldOutTargets,
    kept: () => heldOut.kept,
    limit: Number.POSITIVE_INFINITY,
    heldOut: true,
  });
  return [{ rounds, ledger: heldOut, asKept: (made) => asHeldOut(made, holdout) }, training];
}

function unchanged(made: ProcessedItem): ProcessedItem {
  return made;
}

function asHeldOut({ path, task, trajectory, dropped }: ProcessedItem, holdout: Holdout): ProcessedItem {
  const kept = path && task && trajectory;
  return {
    path: null,
    task: null,
    trajectory: null,
    pairs: [],
    dropped: dropped.map((drop) => ({ ...drop, stage: 'held-out', reason: `${drop.stage}: ${drop.reason}` })),
    heldOut: kept ? { id: task.id, heldOut: holdout.keepsOut(path), path, task, trajectory } : null,
  };
}

function overlapWith(benchmark: BenchmarkReference, tools: readonly Tool[]): (row: Trajectory) => Overlap | null {
  const find = overlapFinder(benchmark, tools);
  const measure = rowMeter(tools);
  return (row) => find(measure(row));
}
