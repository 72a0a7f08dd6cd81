import { defaultOffer } from '../rollout/index.ts';
import { scriptedStudent } from '../teacher/scripted/index.ts';
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

// The scripted student errs on purpose, so that few samples show all its kinds of mistake; a model is asked ten times.
const scriptedSamples = 3;

/** Workers that are this thread alone. */
export function localWork(config: RunConfig, equipment: Equipment): Workers {
  const options: ProcessOptions = {
    equipment,
    student: scriptedStudent(equipment.teacher.act, equipment.pool.tool),
    seed: config.seed,
    offer: { ...defaultOffer, ...config.tools },
    faults: config.faults,
    samples: scriptedSamples,
  };
  return { width: 1, process: (item) => processItem(item, options), close: async () => {} };
}
