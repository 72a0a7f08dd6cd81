import type { Category } from '../data/index.ts';

/** How many entries of a category were answered rightly. */
export interface Tally {
  correct: number;
  /** The entries that were judged. */
  total: number;
  /** Sum, over the entries of a multi-turn category, of the share of their turns that passed. */
  turnsPassed?: number;
}

/** The tallies of one run, by category; one that was not run has none. */
export type Tallies = Readonly<Partial<Record<Category, Tally>>>;

/** The number of entries of every category of version 3. Source: the data of BFCL at the release of version 4. */
export const entryCounts: Readonly<Record<Category, number>> = {
  simple_python: 400,
  simple_java: 100,
  simple_javascript: 50,
  multiple: 200,
  parallel: 200,
  parallel_multiple: 200,
  irrelevance: 240,
  live_simple: 258,
  live_multiple: 1053,
  live_parallel: 16,
  live_parallel_multiple: 24,
  live_irrelevance: 884,
  live_relevance: 16,
  multi_turn_base: 200,
  multi_turn_miss_func: 200,
  multi_turn_miss_param: 200,
  multi_turn_long_context: 200,
};

/** The part of a category that was answered rightly, from 0 to 1; 0 for one that was not run. */
export function accuracy(tallies: Tallies, category: Category): number {
  const tally = tallies[category];
  return tally && tally.total > 0 ? tally.correct / tally.total : 0;
}

/** The entries by which a category counts: those judged, or all there are where it was not run. */
export function weight(tallies: Tallies, category: Category): number {
  return tallies[category]?.total ?? entryCounts[category];
}
