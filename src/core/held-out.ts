import { z } from 'zod';
import { signaturePathSchema } from './path.ts';
import { taskSchema } from './task.ts';
import type { Tool } from './tool.ts';
import { trajectorySchema } from './trajectory.ts';

export const heldOutTaskSchema = z.strictObject({
  /** Id of the task. */
  id: z.string(),
  /** What kept it out of training, as the configuration says it: `tool:NAME`, `toolset:NAME`, `paths:FRACTION`. */
  heldOut: z.array(z.string()).min(1),
  path: signaturePathSchema,
  task: taskSchema,
  /** A conversation that answers the task and passed every check; `tools` are those that a model is to be offered. */
  trajectory: trajectorySchema,
});
/** A task that no training row resembles in what was held out: a model is measured on it. */
export type HeldOutTask = z.infer<typeof heldOutTaskSchema>;

/** A held-out task with all that asking a model takes. */
export interface HeldOutQuestion extends Pick<HeldOutTask, 'id' | 'heldOut' | 'task'> {
  /** The tools that are offered from the start, in the order that the model sees. */
  tools: readonly Tool[];
  /** The system message. */
  system: string;
  /** By turn, the message of the user and the tools that it adds. */
  turns: readonly { user: string; addsTools: readonly Tool[] }[];
}
