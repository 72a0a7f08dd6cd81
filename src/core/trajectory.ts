import { z } from 'zod';
import { toolCallSchema, toolResultSchema } from './call.ts';
import { rowKinds } from './path.ts';
import { verdictSchema } from './verdict.ts';

export const stepSchema = z.strictObject({
  /** What the agent wrote; null beside calls without text. */
  content: z.string().nullable(),
  calls: z.array(toolCallSchema),
  /** One result for each call, in the same order. */
  results: z.array(toolResultSchema),
});
/** One message of the agent and the results of its calls. */
export type Step = z.infer<typeof stepSchema>;

export const turnSchema = z.strictObject({
  /** Id of the task turn. */
  id: z.string(),
  user: z.string(),
  /** Ids of tools that the user's message adds. */
  addsTools: z.array(z.string()),
  steps: z.array(stepSchema),
});
/** One user query and everything it causes. */
export type Turn = z.infer<typeof turnSchema>;

export const trajectorySchema = z.strictObject({
  id: z.string(),
  task: z.string(),
  kind: z.enum(rowKinds),
  polarity: z.enum(['positive', 'negative']),
  /** Ids of the tools offered from the start, in the order that the model sees. */
  tools: z.array(z.string()),
  turns: z.array(turnSchema).min(1),
  verdicts: z.array(verdictSchema),
  /** Who played the agent. */
  generator: z.string(),
  /** Of the roles that models played for this conversation: the model, and the version of what it was told. */
  madeBy: z.record(z.string(), z.strictObject({ model: z.string(), prompt: z.string() })).optional(),
});
/** A whole conversation as it was played (METHOD §3). */
export type Trajectory = z.infer<typeof trajectorySchema>;
/** Which model played which role, told what. */
export type MadeBy = NonNullable<Trajectory['madeBy']>;

export const mistakes = ['nested', 'short-dependency', 'long-dependency', 'summary', 'missed'] as const;
/**
 * The five kinds of mistake (METHOD §10): a needed unnamed call is left out; an output of this turn is misused; a value
 * of an earlier turn is misused; the text misses or invents information; a call stands where text is right, or text
 * where a call is.
 */
export type Mistake = (typeof mistakes)[number];

export const divergenceSchema = z.strictObject({
  /** Id of the turn. */
  turn: z.string(),
  /** Index of the step in that turn: the first agent message that differs. */
  step: z.number().int().min(0),
});
export type Divergence = z.infer<typeof divergenceSchema>;

export const preferencePairSchema = z.strictObject({
  id: z.string(),
  task: z.string(),
  kind: z.enum(rowKinds),
  mistake: z.enum(mistakes),
  divergesAt: divergenceSchema,
  chosen: trajectorySchema,
  rejected: trajectorySchema,
});
/** Two conversations with the same user words; the rejected one makes one known mistake at one known message. */
export type PreferencePair = z.infer<typeof preferencePairSchema>;
