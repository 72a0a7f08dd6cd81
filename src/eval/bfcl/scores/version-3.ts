import type { Category } from '../data/index.ts';
import { unweighted, weighted } from './mean.ts';
import { accuracy, type Tallies } from './tally.ts';

/** The summary figures of version 3, each from 0 to 1. A category that was not run counts as 0 in them. */
export interface ScoresV3 {
  nonLiveSimpleAst: number;
  nonLiveAst: number;
  nonLive: number;
  liveAst: number;
  live: number;
  multiTurn: number;
  relevance: number;
  irrelevance: number;
  /** One third each of live, non-live and multi-turn. */
  overall: number;
}

/** The categories whose mean is the figure of the simple non-live questions. */
export const simpleAstCategories = ['simple_python', 'simple_java', 'simple_javascript'] as const;

const otherAstCategories = ['multiple', 'parallel', 'parallel_multiple'] as const;
const liveAstCategories = ['live_simple', 'live_multiple', 'live_parallel', 'live_parallel_multiple'] as const;
const multiTurnCategories = [
  'multi_turn_base',
  'multi_turn_miss_func',
  'multi_turn_miss_param',
  'multi_turn_long_context',
] as const;
const nonLiveAstCategories = [...simpleAstCategories, ...otherAstCategories] as const;
const nonLiveCategories = [...nonLiveAstCategories, 'irrelevance'] as const;
const liveCategories = [...liveAstCategories, 'live_irrelevance', 'live_relevance'] as const;

/** The categories that each figure of version 3 is computed from. */
export const figureCategories: Readonly<Record<keyof ScoresV3, readonly Category[]>> = {
  nonLiveSimpleAst: simpleAstCategories,
  nonLiveAst: nonLiveAstCategories,
  nonLive: nonLiveCategories,
  liveAst: liveAstCategories,
  live: liveCategories,
  multiTurn: multiTurnCategories,
  relevance: ['live_relevance'],
  irrelevance: ['irrelevance', 'live_irrelevance'],
  overall: [...liveCategories, ...nonLiveCategories, ...multiTurnCategories],
};

/** The four figures of the non-live questions that are answered by calls: simple, multiple, parallel, both. */
export function nonLiveAstFigures(tallies: Tallies): number[] {
  const of = (categories: readonly Category[]) => categories.map((category) => accuracy(tallies, category));
  return [unweighted(of(simpleAstCategories)), ...of(otherAstCategories)];
}

/**
 * The figures of version 3 as they were computed from 9 April 2025, when the executable categories were retired, until
 * the release of version 4.
 */
export function scoreV3(tallies: Tallies): ScoresV3 {
  const of = (categories: readonly Category[]) => categories.map((category) => accuracy(tallies, category));
  const astFigures = nonLiveAstFigures(tallies);
  const nonLive = unweighted([...astFigures, accuracy(tallies, 'irrelevance')]);
  const live = weighted(tallies, liveCategories);
  const multiTurn = unweighted(of(multiTurnCategories));
  return {
    nonLiveSimpleAst: astFigures[0]!,
    nonLiveAst: unweighted(astFigures),
    nonLive,
    liveAst: weighted(tallies, liveAstCategories),
    live,
    multiTurn,
    relevance: accuracy(tallies, 'live_relevance'),
    irrelevance: unweighted(of(figureCategories.irrelevance)),
    overall: unweighted([live, nonLive, multiTurn]),
  };
}
