import { type Category, categories } from '../data/index.ts';
import { type Spread, spread } from './spread.ts';
import { accuracy, entryCounts, type Tallies } from './tally.ts';
import { figureCategories, type ScoresV3, scoreV3 } from './version-3.ts';

/** One category in a table. */
export interface CategoryRow {
  category: Category;
  /** The accuracy, from 0 to 1; null where a run has none of the category. */
  accuracy: Spread | null;
  /** The share of turns that passed, from 0 to 1, which the benchmark does not count; null where there are no turns. */
  turnsPassed: Spread | null;
  /** The entries that the category has. */
  entries: number;
  /** The entries that were judged, by run. */
  judged: readonly number[];
}

/** One summary figure in a table. */
export interface SummaryColumn {
  figure: keyof ScoresV3;
  /** What the column is called. */
  name: string;
  /** From 0 to 1; null where a category that belongs to it was not run. */
  value: Spread | null;
}

const columnNames: Readonly<Record<keyof ScoresV3, string>> = {
  overall: 'Overall Acc',
  nonLive: 'Non-Live Acc',
  nonLiveAst: 'Non-Live AST Acc',
  nonLiveSimpleAst: 'Non-Live Simple AST',
  live: 'Live Acc',
  liveAst: 'Live AST Acc',
  multiTurn: 'Multi Turn Acc',
  relevance: 'Relevance Detection',
  irrelevance: 'Irrelevance Detection',
};

/** A row for every category, over one run or several. */
export function categoryRows(runs: readonly Tallies[]): CategoryRow[] {
  return categories.map((category) => {
    const isRun = runs.every((tallies) => wasRun(tallies, category));
    return {
      category,
      accuracy: isRun ? spread(runs.map((tallies) => accuracy(tallies, category))) : null,
      turnsPassed: turnsPassed(runs, category),
      entries: entryCounts[category],
      judged: runs.map((tallies) => tallies[category]?.total ?? 0),
    };
  });
}

function turnsPassed(runs: readonly Tallies[], category: Category): Spread | null {
  const shares = runs.map((tallies) => {
    const tally = tallies[category];
    return tally?.turnsPassed === undefined ? undefined : tally.turnsPassed / tally.total;
  });
  return shares.every((share) => share !== undefined) ? spread(shares) : null;
}

/**
 * The summary columns over one run or several. A column with a category that was not run has no value, save for the
 * overall accuracy, in which that category counts as 0.
 */
export function summaryColumns(runs: readonly Tallies[]): SummaryColumn[] {
  const scores = runs.map(scoreV3);
  return (Object.keys(columnNames) as (keyof ScoresV3)[]).map((figure) => {
    const isComplete = runs.every((tallies) => figureCategories[figure].every((part) => wasRun(tallies, part)));
    const value = isComplete || figure === 'overall' ? spread(scores.map((score) => score[figure])) : null;
    return { figure, name: columnNames[figure], value };
  });
}

function wasRun(tallies: Tallies, category: Category): boolean {
  return (tallies[category]?.total ?? 0) > 0;
}
