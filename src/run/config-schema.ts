import { z } from 'zod';
import { pairForms } from '../core/exporter.ts';
import { defaultFormats, formatNames } from '../export/exporters.ts';
import { paperMixture } from '../paths/index.ts';
import { negativeChoices } from '../rollout/index.ts';
import { holdoutPattern } from './holdout.ts';
import { modelKeys } from './models/model-config.ts';

const weight = z.number().min(0).describe('a number of at least 0');
const probability = z.number().min(0).max(1).describe('a probability: a number from 0 to 1');
const positiveCount = z.number().int().min(1).describe('a whole number of at least 1');

const mixture = z
  .strictObject({
    single: weight.default(paperMixture.single),
    parallel: weight.default(paperMixture.parallel),
    multiple: weight.default(paperMixture.multiple),
    'multi-turn': weight.default(paperMixture['multi-turn']),
    irrelevance: weight.default(paperMixture.irrelevance),
  })
  .refine((weights) => Object.values(weights).some((value) => value > 0), 'every weight is 0')
  .describe('a weight for each kind of row: single, parallel, multiple, multi-turn, irrelevance; not all 0');

const pairs = z
  .strictObject({
    'single-turn': weight.default(1556),
    'multi-turn': weight.default(2250),
    irrelevance: weight.default(750),
    per: z.number().min(1).default(34000).describe('a number of rows, at least 1'),
  })
  .describe('how many pairs of each kind come with so many rows: single-turn, multi-turn, irrelevance, per');

const toolRange = z
  .strictObject({ min: positiveCount.default(15), max: positiveCount.default(40) })
  .refine(({ min, max }) => min <= max, 'min is greater than max')
  .describe('how many tools a row shows: min and max, min not above max');

const pathOptions = z
  .strictObject({
    /** Nodes of a walk, the start included (METHOD §6). */
    steps: z.number().int().min(2).max(20).default(7).describe('a whole number from 2 to 20'),
    /** The fewest turns of a walk that is kept. */
    minimum: z.number().int().min(1).max(20).default(3).describe('a whole number from 1 to 20'),
    /** Chance that two neighbouring turns become one (METHOD §7.1). */
    merge: probability.default(0.3),
    /** Chance that Insert is tried at a turn (METHOD §18.18). */
    insert: probability.default(1),
    /** Chance that Insert takes the long form (METHOD §18.18). */
    insertLong: probability.default(0.3),
    /** How many inserts are tried at a turn. */
    insertPerTurn: z.number().int().min(0).max(10).default(4).describe('a whole number from 0 to 10'),
    /** Chance that a node that can be repeated stands for two or three parallel calls (METHOD §8). */
    parallel: probability.default(0.95),
  })
  .describe('options of the paths: steps, minimum, merge, insert, insertLong, insertPerTurn, parallel');

const holdout = z
  .strictObject({
    what: z
      .array(
        z
          .string()
          .regex(holdoutPattern)
          .describe('tool:NAME, toolset:NAME, or paths:FRACTION with a fraction between 0 and 1'),
      )
      .default([])
      .describe('a list of tool:NAME, toolset:NAME, or paths:FRACTION'),
    /** Held-out tasks to make. */
    rows: positiveCount.default(50),
  })
  .describe('what is kept out of training, and how many tasks are made of it: what, rows');

/** The configuration of a run as a person writes it; every key has a default. */
export const configSchema = z.strictObject({
  /** Where the tools come from. */
  pool: z
    .array(z.string().min(1).describe('a pool source, as text'))
    .min(1)
    .default(['worlds'])
    .describe('a list of at least one source: worlds, world:NAME, a file or folder, or KIND:PATH'),
  /** Whether `worlds` means the eight worlds of BFCL too; they are the benchmark's own backends (METHOD §16). */
  bfcl: z.enum(['on', 'off']).default('off').describe('on or off'),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1).describe('a whole number of at least 0'),
  /** SFT rows wanted, or `counts` when the numbers under `mixture` and `pairs` are no ratios but counts. */
  rows: z
    .union([z.number().int().min(1), z.literal('counts')])
    .default(340)
    .describe('a whole number of at least 1, or the word counts'),
  mixture: mixture.prefault({}),
  pairs: pairs.prefault({}),
  /** How many tools a row shows. */
  tools: toolRange.prefault({}),
  /** Chance that a call fails once, to be tried again. */
  faults: probability.default(0.05),
  paths: pathOptions.prefault({}),
  /** Whether a third of the candidates of an edge comes from other categories. */
  crossCategory: z.boolean().default(false).describe('true or false'),
  /** A file of edges to add or forbid. */
  edges: z.string().min(1).nullable().default(null).describe('the path of a file of edges'),
  /** The folder of BFCL's data, to measure what the run repeats of it and to refuse such rows. */
  bfclData: z.string().min(1).nullable().default(null).describe('the path of a folder with the data of BFCL'),
  /** Whether rows that repeat BFCL are refused, when its data is given. */
  decontaminate: z.boolean().default(true).describe('true or false'),
  /** What no training row shows: a model is measured on it. */
  holdout: holdout.prefault({}),
  formats: z
    .array(z.enum(formatNames).describe(`one of ${formatNames.join(', ')}`))
    .default([...defaultFormats])
    .describe(`a list of formats: ${formatNames.join(', ')}`),
  pairForm: z
    .enum(pairForms)
    .default('first-divergence')
    .describe(`one of ${pairForms.join(', ')}`),
  /** The licence that the dataset card names. */
  license: z.string().min(1).default('unknown').describe('the name of a licence, as text'),
  ...modelKeys,
  /** How rejected sides are chosen. */
  negatives: z
    .enum(negativeChoices)
    .default('targeted')
    .describe(`one of ${negativeChoices.join(', ')}`),
  /** Items in work at the same time. */
  concurrency: z.number().int().min(1).max(10_000).default(8).describe('a whole number from 1 to 10000'),
  /** Paths to work on at most, or null for as many as the rows need. */
  limit: positiveCount.nullable().default(null).describe('a whole number of at least 1'),
});
/** The configuration of a run, complete. */
export type RunConfig = z.output<typeof configSchema>;
