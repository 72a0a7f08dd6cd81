import { z } from 'zod';

const count = z.number().int().min(0);

export const benchmarkSchema = z.strictObject({
  name: z.string(),
  /** The upstream commit or package version of its data, or `unknown`. */
  commit: z.string(),
  /** Of the data's files, as their reader computes it. */
  fingerprint: z.string(),
});
/** Which state of which benchmark a figure belongs to. */
export type BenchmarkIdentity = z.infer<typeof benchmarkSchema>;

const pathFiguresSchema = z.strictObject({
  /** A category of the benchmark. */
  group: z.string(),
  /** Its function signature paths. */
  paths: count,
  /** Of these, those that a row repeats as a whole. */
  repeated: count,
  /** Pairs of neighbouring turns on them, turns without calls left out. */
  turnPairs: count,
  /** Of these, those that stand in a row. */
  repeatedTurnPairs: count,
});

const queryFiguresSchema = z.strictObject({
  /** Length of the runs of words that are compared; a shorter query counts as one run. */
  words: count,
  /** Different user messages of the benchmark. */
  queries: count,
  /** Of these, those that share a run with a row. */
  repeated: count,
  /** Rows that share a run with the benchmark. */
  rows: count,
});

const toolFiguresSchema = z.strictObject({
  /** Tools of the run's pool. */
  tools: count,
  /** Of these, those that are named as one of the benchmark. */
  sameName: count,
  /** Those that carry its description too. */
  sameDescription: count,
  /** Those with the same parameters, by name and type, as some tool of the benchmark; with two parameters at least. */
  sameParameters: count,
});

export const overlapReasons = ['benchmark-path', 'benchmark-query', 'benchmark-tool'] as const;
/** Why a row counts as a copy of the benchmark: its path, a long run of its words, or a tool that it offers. */
export type OverlapReason = (typeof overlapReasons)[number];

export const contaminationSchema = z.strictObject({
  benchmark: benchmarkSchema,
  /** SFT rows that were measured. */
  rows: count,
  /** Rows that decontamination refuses, by the first reason. */
  overlapping: z.record(z.enum(overlapReasons), count),
  /** By category of the benchmark (METHOD §16). */
  paths: z.array(pathFiguresSchema),
  /** By length of the runs, the longest first. */
  queries: z.array(queryFiguresSchema),
  tools: toolFiguresSchema,
});
/** How much of a benchmark a run repeats. */
export type Contamination = z.infer<typeof contaminationSchema>;
