import type { RowsRequest } from './make-rows.ts';
import { type Category, categories, operationsOfCategory } from './operations.ts';

/** The share of conversations in which the teacher without hints errs once. */
export const unhintedErrors = 0.6;

/** A set of rows to make. Sets of the same file follow one another in it. */
export interface RowSet {
  file: string;
  count: number;
  request: RowsRequest;
}

/** How many rows of each sort a size has. */
export interface Counts {
  /** For each number of tools. */
  base: number;
  /** For each category, in training and pairs, and in the tests under held-out names and under those of training. */
  kind: number;
  pairs: number;
  test: number;
  known: number;
}

export const counts = {
  ci: { base: 100, kind: 60, pairs: 10, test: 10, known: 2 },
  reduced: { base: 800, kind: 500, pairs: 60, test: 50, known: 25 },
  full: { base: 1_500, kind: 1_500, pairs: 300, test: 100, known: 50 },
} as const satisfies Record<string, Counts>;
export type Size = keyof typeof counts;

const training = { lexicon: 'training' } as const;
const test = { lexicon: 'held-out' } as const;
const offer = { min: 2, max: 4 };

/** Every set of rows of a size. Training rows come from worlds and names that the test never shows. */
export function rowSets(size: Size): RowSet[] {
  const { base, kind, pairs, test: tested, known } = counts[size];
  return [
    ...[1, 2, 4].map((max, phase) => singles(`base-${phase}`, base, { ...training, offer: { min: 1, max } })),
    ...categories.map((category) => conversations(`kind-${category}`, category, kind, training)),
    ...categories.map((category) =>
      conversations(`unhinted-${category}`, category, kind, { ...training, errors: unhintedErrors }),
    ),
    ...categories.map((category) => conversations('pairs', category, pairs, training)),
    singles('test-single', tested, { ...test, offer }),
    ...categories.map((category) => conversations('test-names', category, tested, test)),
    ...categories.map((category) => conversations('test-known', category, known, training)),
  ];
}

function singles(file: string, count: number, request: Pick<RowsRequest, 'lexicon' | 'offer'>): RowSet {
  return { file, count, request: { ...request, kind: 'single', seed: file, operations: {} } };
}

function conversations(
  file: string,
  only: Category,
  count: number,
  request: Pick<RowsRequest, 'lexicon' | 'errors'>,
): RowSet {
  const operations = operationsOfCategory[only];
  const seed = `${file}/${only}`;
  return { file, count, request: { ...request, kind: 'multi-turn', seed, operations, only, offer } };
}
