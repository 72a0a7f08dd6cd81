import { createPathSampler } from '../paths/index.ts';
import { defaultOffer } from '../rollout/index.ts';
import { scriptedStudent } from '../teacher/scripted/index.ts';
import type { RunConfig } from './config-schema.ts';
import { type FinishedItems, Ledger } from './ledger.ts';
import { processInOrder } from './ordered.ts';
import type { Prepared } from './prepare.ts';
import { type Item, type ProcessedItem, type ProcessOptions, processItem } from './process-item.ts';
import { drawRounds } from './rounds.ts';
import { pathOptions } from './stages.ts';
import { targetsOf } from './targets.ts';

export interface ItemsOptions {
  config: RunConfig;
  prepared: Prepared;
  /** What an interrupted run had finished: these items are not given again. */
  finished?: FinishedItems;
  signal?: AbortSignal | undefined;
}

// The scripted student errs on purpose, so that few samples show all its kinds of mistake; a model is asked ten times.
const scriptedSamples = 4;

/**
 * Makes the items of a configuration, always the same in the same order. Ends when enough rows of every kind are kept,
 * when the limit is reached, when paths run out, or when the signal fires.
 */
export async function* synthesizeItems(options: ItemsOptions): AsyncGenerator<ProcessedItem> {
  const { config, finished, signal } = options;
  const { graph, teacher } = options.prepared;
  const targets = targetsOf(config);
  const ledger = new Ledger(targets);
  const rounds = drawRounds({
    sampler: createPathSampler(graph, pathOptions(config, teacher.judgeNested)),
    targets,
    kept: () => ledger.kept,
    seed: config.seed,
    limit: config.limit ?? Number.POSITIVE_INFINITY,
  });
  const work = workOf(options);
  let left = finished?.count ?? 0;
  for await (const items of rounds) {
    const done = items.slice(0, left);
    left -= done.length;
    if (finished) for (const item of done) ledger.recall(item, finished);
    const made = processInOrder(items.slice(done.length), work, { concurrency: config.concurrency, signal });
    for await (const item of made) yield ledger.enter(item);
    if (signal?.aborted) return;
  }
}

function workOf({ config, prepared }: ItemsOptions): (item: Item) => ProcessedItem | Promise<ProcessedItem> {
  const options: ProcessOptions = {
    prepared,
    student: scriptedStudent(prepared.teacher.act, (id) => prepared.graph.tool(id)),
    seed: config.seed,
    offer: { ...defaultOffer, ...config.tools },
    faults: config.faults,
    samples: scriptedSamples,
  };
  return (item) => processItem(item, options);
}
