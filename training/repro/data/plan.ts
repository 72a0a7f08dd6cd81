import type { RowsRequest } from './make-rows.ts';
import { type Category, categories, type Operations, operationsOfCategory } from './operations.ts';

/** The SFT arms, each with one operation more than the one before, and the last once more from an unhinted teacher. */
export const sftArms = ['walk', 'merge', 'insert', 'split', 'unhinted'] as const;
export type SftArm = (typeof sftArms)[number];

/** How often an operation is tried in training rows. */
const rate = 0.5;
/** The share of conversations in which the unhinted teacher errs once. */
export const unhintedErrors = 0.6;

const operationsOfArm: Record<SftArm, Operations> = {
  walk: { rate },
  merge: { merge: true, rate },
  insert: { merge: true, insert: 'both', rate },
  split: { merge: true, insert: 'both', split: 'random', rate },
  unhinted: { merge: true, insert: 'both', split: 'random', rate },
};

const training = { lexicon: 'training', phrasing: 'training' } as const;
const offer = { min: 3, max: 6 };

/** Single calls under held-out names: what the base stage is to learn. */
const singleTest = {
  kind: 'single',
  seed: 'test-single',
  operations: { rate: 0 },
  lexicon: 'held-out',
  phrasing: 'training',
} as const;

/** A set of rows to make: one file. */
export interface RowSet {
  file: string;
  count: number;
  request: RowsRequest;
}

/** How many rows of each sort a size has. */
export interface Counts {
  base: number;
  arm: number;
  pairs: number;
  testPerCategory: number;
  otherPerCategory: number;
}

export const counts = {
  ci: { base: 400, arm: 300, pairs: 60, testPerCategory: 10, otherPerCategory: 0 },
  reduced: { base: 6_000, arm: 4_000, pairs: 500, testPerCategory: 50, otherPerCategory: 0 },
  full: { base: 4_500, arm: 6_000, pairs: 2_000, testPerCategory: 150, otherPerCategory: 40 },
} as const satisfies Record<string, Counts>;
export type Size = keyof typeof counts;

/** Every set of rows of a size. Training rows of all arms come from worlds and names that the test never shows. */
export function rowSets(size: Size): RowSet[] {
  const { base, arm, pairs, testPerCategory, otherPerCategory } = counts[size];
  return [
    ...[1, 2, 6].map((max, phase) => baseSet(`base-${phase}`, Math.ceil(base / 3), max)),
    ...sftArms.map((name) => armSet(name, arm)),
    { file: 'test-single', count: testPerCategory, request: { ...singleTest, offer } },
    { file: 'pairs', count: pairs, request: { ...training, ...armSet('split', 0).request, seed: 'pairs' } },
    ...categories.flatMap((category) => testSets(category, testPerCategory, otherPerCategory)),
  ];
}

function baseSet(file: string, count: number, max: number): RowSet {
  const request = { ...training, kind: 'single', seed: file, operations: { rate: 0 }, offer: { min: 1, max } } as const;
  return { file, count, request };
}

function armSet(name: SftArm, count: number): RowSet {
  const request = {
    ...training,
    kind: 'multi-turn',
    seed: `arm-${name}`,
    operations: operationsOfArm[name],
    offer,
  } as const;
  return { file: `arm-${name}`, count, request: { ...request, errors: name === 'unhinted' ? unhintedErrors : 0 } };
}

function testSets(category: Category, count: number, others: number): RowSet[] {
  const request = { kind: 'multi-turn', operations: operationsOfCategory[category], offer, only: category } as const;
  const names = { ...request, lexicon: 'held-out', phrasing: 'training', seed: `test-names-${category}` } as const;
  const words = { ...request, lexicon: 'held-out', phrasing: 'held-out', seed: `test-words-${category}` } as const;
  return [
    { file: 'test-names', count, request: names },
    { file: 'test-words', count: others, request: words },
  ].filter((set) => set.count > 0);
}
