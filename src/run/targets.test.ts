import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowGroupOf } from '../core/row-groups.ts';
import { resolveConfig } from './config.ts';
import { targetsOf } from './targets.ts';

const weight = fc.integer({ min: 0, max: 10_000 });
const mixture = fc
  .record({ single: weight, parallel: weight, multiple: weight, 'multi-turn': weight, irrelevance: weight })
  .filter((weights) => Object.values(weights).some((value) => value > 0));

describe('targetsOf', () => {
  test('the default is the data set of the paper at 1 to 100', () => {
    expect(targetsOf(resolveConfig())).toEqual({
      rows: { single: 93, parallel: 54, multiple: 53, 'multi-turn': 78, irrelevance: 62 },
      pairs: { 'single-turn': 16, 'multi-turn': 23, irrelevance: 7 },
    });
  });

  test('34,000 rows are the data set of the paper', () => {
    expect(targetsOf(resolveConfig(undefined, { rows: 34_000 }))).toEqual({
      rows: { single: 9300, parallel: 5350, multiple: 5350, 'multi-turn': 7800, irrelevance: 6200 },
      pairs: { 'single-turn': 1556, 'multi-turn': 2250, irrelevance: 750 },
    });
  });

  test('counts are taken as they stand', () => {
    const text = 'rows: counts\nmixture: {single: 3, parallel: 0, multiple: 0, multi-turn: 2, irrelevance: 1}';
    const config = resolveConfig({
      file: 'c.yaml',
      text: `${text}\npairs: {single-turn: 0, multi-turn: 4, irrelevance: 0}`,
    });
    expect(targetsOf(config)).toEqual({
      rows: { single: 3, parallel: 0, multiple: 0, 'multi-turn': 2, irrelevance: 1 },
      pairs: { 'single-turn': 0, 'multi-turn': 4, irrelevance: 0 },
    });
  });

  test('the rows sum to what was asked, and each kind is within one row of its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), mixture, (rows, weights) => {
        const targets = targetsOf({ ...resolveConfig(), rows, mixture: weights }).rows;
        const sum = Object.values(weights).reduce((all, value) => all + value, 0);
        expect(Object.values(targets).reduce((all, value) => all + value, 0)).toBe(rows);
        for (const kind of Object.keys(weights) as (keyof typeof weights)[]) {
          expect(Math.abs(targets[kind] - (rows * weights[kind]) / sum)).toBeLessThan(1);
          if (weights[kind] === 0) expect(targets[kind]).toBe(0);
        }
      }),
    );
  });
});

test('single, parallel and multiple rows make single-turn pairs', () => {
  const kinds = ['single', 'parallel', 'multiple', 'multi-turn', 'irrelevance'] as const;
  expect(kinds.map(rowGroupOf)).toEqual(['single-turn', 'single-turn', 'single-turn', 'multi-turn', 'irrelevance']);
});
