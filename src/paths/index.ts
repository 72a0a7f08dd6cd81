export { type Coverage, createCoverage } from './coverage.ts';
export {
  DifficultyCounter,
  type DifficultyMeasure,
  type DifficultySummary,
  difficultyMeasures,
  difficultyOf,
  formatDifficulty,
  type PathDifficulty,
  type Spread,
} from './difficulty.ts';
export { type InsertForm, type InsertOptions, insert } from './insert.ts';
export { illegalNodes, isCallable, statedParameters, unsuppliedParameters } from './legality.ts';
export { type MergeOptions, merge } from './merge.ts';
export { KindOrder, type Mixture, paperMixture } from './mixture.ts';
export type { MultiTurnOptions } from './multi-turn.ts';
export { type ParallelOptions, parallel } from './parallel.ts';
export type { PathDraw } from './recipe.ts';
export { type SamplePathsOptions, samplePaths } from './sample.ts';
export { createPathSampler, type PathSampler, type PathSamplerOptions } from './sampler.ts';
export { type SplitOptions, split } from './split.ts';
export { startPath, type WalkOptions, walk } from './walk.ts';
