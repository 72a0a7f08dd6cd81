import { defaultOffer } from '../rollout/index.ts';
import type { RunConfig } from './config-schema.ts';
import type { Equipment } from './equipment.ts';
import { type Item, type ProcessedItem, type ProcessOptions, processItem } from './process-item.ts';

/** Does the work on items, in this thread or in others. */
export interface Workers {
  /** How many items should be in work at the same time, at least. */
  readonly width: number;
  process(item: Item): ProcessedItem | Promise<ProcessedItem>;
  close(): Promise<void>;
}

/** How a configuration wants its items worked on. */
export function processOptions(config: RunConfig, equipment: Equipment): ProcessOptions {
  return {
    equipment,
    seed: config.seed,
    offer: { ...defaultOffer, ...config.tools },
    faults: config.faults,
    samples: config.samples,
    negatives: config.negatives,
  };
}

/** Workers that are this thread alone. */
export function localWork(config: RunConfig, equipment: Equipment): Workers {
  const options = processOptions(config, equipment);
  return { width: equipment.cast?.width ?? 1, process: (item) => processItem(item, options), close: async () => {} };
}
