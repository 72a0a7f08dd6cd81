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
  /** For each category: rows of training, of pairs, of the test, and of the test under held-out names. */
  kind: number;
  pairs: number;
  test: number;
  names: number;
}

export const counts = {
  ci: { base: 100, kind: 60, pairs: 10, test: 10, names: 2 },
  reduced: { base: 2_000, kind: 1_000, pairs: 60, test: 50, names: 25 },
  'three-seeds': { base: 2_000, kind: 3_000, pairs: 300, test: 100, names: 25 },
  full: { base: 2_000, kind: 3_000, pairs: 300, test: 100, names: 50 },
} as const satisfies Record<string, Counts>;
export type Size = keyof typeof counts;

const training = { lexicon: 'training' } as const;
const heldOut = { lexicon: 'held-out' } as const;
const offer = { min: 2, max: 4 };

/** Every set of rows of a size. Each has worlds of its own; `test-names` also has names that no other conversation has. */
export function rowSets(size: Size): RowSet[] {
  const { base, kind, pairs, test: tested, names } = counts[size];
  return [
    ...[1, 2, 4].map((max, phase) => singles(`base-${phase}`, base, { ...training, offer: { min: 1, max } })),
    ...categories.map((category) => conversations(`kind-${category}`, category, kind, training)),
    ...categories.map((category) =>
      conversations(`unhinted-${category}`, category, kind, { ...training, errors: unhintedErrors }),
    ),
    ...categories.map((category) => conversations('pairs', category, pairs, training)),
    ...categories.map((category) => conversations('test-tools', category, tested, training)),
    ...categories.map((category) => conversations('test-names', category, names, heldOut)),
    singles('test-single', tested, { ...heldOut, offer }),
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
