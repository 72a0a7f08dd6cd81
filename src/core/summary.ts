import { z } from 'zod';
import { contaminationSchema } from './contamination.ts';
import { stages } from './dropped.ts';
import { operations, rowKinds } from './path.ts';
import { mistakes } from './trajectory.ts';

const count = z.number().int().min(0);

/** A mean, or null when there is nothing to take it of. */
const mean = z.number().min(0).nullable();

const averagesSchema = z.strictObject({
  /** Calls in a conversation of kind single, parallel or multiple. */
  singleTurnCalls: mean,
  /** User turns in a conversation of kind multi-turn, missing turns included. */
  multiTurnTurns: mean,
  /** Calls in a conversation of kind multi-turn. */
  multiTurnCalls: mean,
});
/** The three means of the paper's Table 1 (METHOD §11). */
export type MixtureAverages = z.infer<typeof averagesSchema>;

const mixtureSchema = z.strictObject({
  /** Kept items by kind; every kind is present. */
  kinds: z.record(z.enum(rowKinds), count),
  /** For pairs, measured on the chosen side. */
  averages: averagesSchema,
});
/** What one of the two data sets, SFT rows or preference pairs, consists of. */
export type Mixture = z.infer<typeof mixtureSchema>;

const funnelStageSchema = z.strictObject({
  stage: z.enum(stages),
  /** What entered, in the stage's own unit. */
  entered: count,
  kept: count,
  /** Number of dropped items by reason; with `kept` they make up `entered`. */
  dropped: z.record(z.string(), count),
});
/** How much of what entered a stage it kept, and why the rest went. */
export type FunnelStage = z.infer<typeof funnelStageSchema>;

const heldOutSchema = z.strictObject({
  /** Held-out tasks by kind; every kind is present. */
  kinds: z.record(z.enum(rowKinds), count),
  /** Held-out tasks by what kept them out; a task may count under several. */
  what: z.record(z.string(), count),
});
/** What a run made of what it held out. */
export type HeldOutSummary = z.infer<typeof heldOutSchema>;

const roleCostSchema = z.strictObject({
  role: z.string(),
  /** `provider:model`. */
  model: z.string(),
  /** Requests that were sent; answers from the cache are none. */
  requests: count,
  /** Of these, those that got no answer. */
  failed: count,
  inputTokens: z.number().min(0),
  outputTokens: z.number().min(0),
  /** In the currency of the prices; null where there was no price. */
  money: z.number().min(0).nullable(),
});
/** What one model took in one role. */
export type RoleCost = z.infer<typeof roleCostSchema>;

export const runSummarySchema = z.strictObject({
  /** Version of this shape. */
  version: z.literal(1),
  /** Version of the package that made the data. */
  magnet: z.string(),
  seed: z.union([z.string(), z.number()]),
  /** The whole configuration of the run, as JSON. */
  config: z.json(),
  /** The shell command that makes the same data again. */
  command: z.string(),
  /** Number of tools in the pool. */
  tools: count,
  sft: mixtureSchema,
  pairs: mixtureSchema,
  /** In pipeline order; the export stage is added by the export itself. */
  funnel: z.array(funnelStageSchema),
  /** Turns that each node operation shaped, over the SFT rows. */
  operations: z.record(z.enum(operations), count),
  /** Pairs by the mistake of their rejected side. */
  mistakes: z.record(z.enum(mistakes), count),
  /** SFT rows by who played the agent. */
  generators: z.record(z.string(), count),
  /** What models took, by role; absent where all roles were scripted. */
  models: z.array(roleCostSchema).optional(),
  /** What the label check said, by verdict; absent where nothing was checked. */
  labelChecks: z.record(z.string(), count).optional(),
  /** Tasks that were kept out of training; absent when nothing was held out. */
  heldOut: heldOutSchema.optional(),
  /** How much of a benchmark the run repeats; absent when it was not measured. */
  contamination: contaminationSchema.optional(),
});
/** The figures of a finished run: what the report and the dataset card are written from. */
export type RunSummary = z.infer<typeof runSummarySchema>;
