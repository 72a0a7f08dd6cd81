import { z } from 'zod';

export const stages = [
  'pool',
  'graph',
  'paths',
  'translate',
  'rollout',
  'verify',
  'export',
  'run',
  'held-out',
] as const;
export type Stage = (typeof stages)[number];

export const droppedSchema = z.strictObject({
  /** Id of the item: a tool, a path, a task, a trajectory or a pair. */
  id: z.string(),
  stage: z.enum(stages),
  /** Short and stable, so that equal reasons can be counted: `value-not-in-query`. */
  reason: z.string(),
  /** The particulars. */
  detail: z.string(),
});
/** Something that was not kept, and why. */
export type Dropped = z.infer<typeof droppedSchema>;
