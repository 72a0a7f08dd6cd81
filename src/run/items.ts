import { processInOrder } from '../core/ordered.ts';
import type { Tool } from '../core/tool.ts';
import type { Trajectory } from '../core/trajectory.ts';
import { createPathSampler } from '../paths/index.ts';
import { type BenchmarkReference, type Overlap, overlapFinder } from '../verify/contamination/index.ts';
import type { RunConfig } from './config-schema.ts';
import { type FinishedItems, Ledger } from './ledger.ts';
import type { Prepared } from './prepare.ts';
import type { Item, ProcessedItem } from './process-item.ts';
import { createRounds } from './rounds.ts';
import { rowMeter } from './row-meter.ts';
import { pathOptions } from './stages.ts';
import { targetsOf } from './targets.ts';
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
 * Makes the items of a configuration, always the same in the same order. Ends when enough rows of every kind are kept,
 * when the limit is reached, when paths run out, or when the signal fires.
 */
export async function* synthesizeItems(options: ItemsOptions): AsyncGenerator<ProcessedItem> {
  const { config, prepared, workers, refused, finished, signal } = options;
  const targets = targetsOf(config);
  const ledger = new Ledger(targets, refused && overlapWith(refused, prepared.equipment.pool.tools));
  const rounds = createRounds({
    sampler: createPathSampler(prepared.graph, pathOptions(config, prepared.equipment.teacher.judgeNested)),
    targets,
    kept: () => ledger.kept,
    limit: config.limit ?? Number.POSITIVE_INFINITY,
  });
  const concurrency = Math.max(config.concurrency, workers.width);
  let left = finished?.count ?? 0;
  for (let round = rounds.next(); round && !signal?.aborted; round = rounds.next()) {
    while (finished && left > 0) {
      const { value: item, done } = await round.next();
      if (done) break;
      ledger.recall(item, finished);
      left -= 1;
    }
    const work = (item: Item) => workers.process(item);
    for await (const item of processInOrder(round, work, { concurrency, signal })) yield ledger.enter(item);
  }
}

function overlapWith(benchmark: BenchmarkReference, tools: readonly Tool[]): (row: Trajectory) => Overlap | null {
  const find = overlapFinder(benchmark, tools);
  const measure = rowMeter(tools);
  return (row) => find(measure(row));
}
