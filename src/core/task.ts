import { z } from 'zod';
import { toolCallSchema, toolResultSchema } from './call.ts';
import { missingKinds, operations, rowKinds } from './path.ts';

export const argumentSourceSchema = z.discriminatedUnion('by', [
  /** The user said it, in this turn or an earlier one; `text` is how the words stand in the query. */
  z.strictObject({ by: z.literal('query'), turn: z.string(), text: z.string() }),
  /** A tool answered it: pointer into the output of a call of a node. */
  z.strictObject({ by: z.literal('output'), node: z.string(), call: z.string(), pointer: z.string() }),
  /** The schema's default. */
  z.strictObject({ by: z.literal('default') }),
  /** The only value that the schema's enum or const allows. */
  z.strictObject({ by: z.literal('constant') }),
]);
/** Where the value of an argument comes from: its provenance. */
export type ArgumentSource = z.infer<typeof argumentSourceSchema>;

export const referenceCallSchema = z.strictObject({
  call: toolCallSchema,
  result: toolResultSchema,
  /** Provenance by parameter name. */
  sources: z.record(z.string(), argumentSourceSchema),
});
export type ReferenceCall = z.infer<typeof referenceCallSchema>;

export const referenceStepSchema = z.strictObject({
  /** Id of the path node. */
  node: z.string(),
  /** Id of the tool. */
  tool: z.string(),
  hidden: z.boolean(),
  /** Several calls are parallel calls of the same tool. */
  calls: z.array(referenceCallSchema).min(1),
});
/** What one node became: executed calls, made in one step. */
export type ReferenceStep = z.infer<typeof referenceStepSchema>;

export const missingInformationSchema = z.strictObject({
  kind: z.enum(missingKinds),
  /** Ids of the tools that are withheld (function), or of the one whose parameter is missing. */
  tools: z.array(z.string()).min(1),
  /** Name of the parameter that the user left out. */
  parameter: z.string().optional(),
});
export type MissingInformation = z.infer<typeof missingInformationSchema>;

export const taskTurnSchema = z.strictObject({
  /** Id of the path turn. */
  id: z.string(),
  query: z.string(),
  /** Ids of tools that are offered from this turn on. */
  addsTools: z.array(z.string()),
  /** Empty when the right answer is text. */
  steps: z.array(referenceStepSchema),
  /** What is lacking in a missing turn, else null. */
  missing: missingInformationSchema.nullable(),
  operations: z.array(z.enum(operations)),
  /** Hash of the executor's state after the turn. */
  stateAfter: z.string(),
});
export type TaskTurn = z.infer<typeof taskTurnSchema>;

export const taskSchema = z.strictObject({
  id: z.string(),
  /** Id of the signature path. */
  path: z.string(),
  kind: z.enum(rowKinds),
  /** Seed of what is random about this task alone: words, mistakes, the tools that are shown. */
  seed: z.string(),
  /** Seed of the executor's initial state: opening with it again gives the same state. Several tasks may share it. */
  stateSeed: z.string(),
  /** Hash of the initial state. */
  stateBefore: z.string(),
  /** Ids of the tools of the reference calls that are offered from the start. */
  tools: z.array(z.string()),
  /** Ids of tools that must not be offered at the start because a turn misses or adds them. */
  withheld: z.array(z.string()),
  turns: z.array(taskTurnSchema).min(1),
});
/** A translated path: what the user says, and the calls that answer it, executed (METHOD §8). */
export type Task = z.infer<typeof taskSchema>;
