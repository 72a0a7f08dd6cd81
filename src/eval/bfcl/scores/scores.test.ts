import { describe, expect, test } from 'vitest';
import { markdownTable, plainTable } from '../../text-table.ts';
import { categories } from '../data/index.ts';
import {
  categoryRows,
  categoryTable,
  entryCounts,
  execCategories,
  scoreV3,
  scoreV3WithExec,
  spread,
  summaryColumns,
  summaryTable,
  type Tallies,
} from './index.ts';

function everywhere(part: number): Tallies {
  const entries = categories.map((category) => [
    category,
    { correct: entryCounts[category] * part, total: entryCounts[category] },
  ]);
  return Object.fromEntries(entries) as Tallies;
}

describe('the figures of version 3', () => {
  test('a category that was not run counts as 0, with all its entries', () => {
    const { overall, live } = scoreV3({ live_simple: { correct: 258, total: 258 } });
    expect(live).toBeCloseTo(258 / 2251, 12);
    expect(overall).toBeCloseTo(258 / 2251 / 3, 12);
  });

  test('the older formula has no value without the executable categories', () => {
    expect(scoreV3WithExec(everywhere(1), {})).toEqual({ exec: null, nonLive: null, overall: null });
  });

  test('the older formula counts the executable categories as four of nine', () => {
    const exec = Object.fromEntries(execCategories.map((category) => [category, { correct: 0, total: 50 }]));
    expect(scoreV3WithExec(everywhere(1), exec)).toEqual({ exec: 0, nonLive: 5 / 9, overall: (2 + 5 / 9) / 3 });
  });
});

describe('tables', () => {
  test('show N/A where a category was not run, save for the overall accuracy', () => {
    const columns = summaryColumns([{ live_relevance: { correct: 8, total: 16 } }]);
    expect(plainTable(summaryTable(columns))).toBe(
      [
        'Figure                 Accuracy',
        'Overall Acc               0.12%',
        'Non-Live Acc                N/A',
        'Non-Live AST Acc            N/A',
        'Non-Live Simple AST         N/A',
        'Live Acc                    N/A',
        'Live AST Acc                N/A',
        'Multi Turn Acc              N/A',
        'Relevance Detection      50.00%',
        'Irrelevance Detection       N/A',
      ].join('\n'),
    );
  });

  test('show the mean and the sample standard deviation of several runs', () => {
    const [first] = markdownTable(categoryTable(categoryRows([everywhere(0.5), everywhere(1)])))
      .split('\n')
      .slice(2);
    expect(first).toBe('| simple_python | 75.00% ± 35.36 |  | 400 | 400 |');
  });

  test('one run has no deviation', () => {
    expect(spread([0.25])).toEqual({ mean: 0.25, deviation: null });
  });
});
