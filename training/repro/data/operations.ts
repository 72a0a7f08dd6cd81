import type { MissingKind, SignaturePath } from '../../../src/core/path.ts';
import type { PathSamplerOptions } from '../../../src/paths/index.ts';

/** Which node operations shape the paths of a set of rows. */
export interface Operations {
  merge?: boolean;
  insert?: 'short' | 'long' | 'both';
  split?: MissingKind | 'random';
  /** How likely an operation is tried where it could be: 1 in the test, lower in training. */
  rate: number;
}

/** What one conversation asks of a model beyond a chain of single calls; the columns of the result table. */
export const categories = ['walk', 'merge', 'nested', 'long', 'missing-parameter', 'missing-function'] as const;
export type Category = (typeof categories)[number];

/** The operations that give the conversations of each column, and nothing else. */
export const operationsOfCategory: Record<Category, Operations> = {
  walk: { rate: 1 },
  merge: { merge: true, rate: 1 },
  nested: { insert: 'short', rate: 1 },
  long: { insert: 'long', rate: 1 },
  'missing-parameter': { split: 'parameter', rate: 1 },
  'missing-function': { split: 'function', rate: 1 },
};

/** The options with which Magnet's sampler makes such paths: walks of at most three turns, then the operations. */
export function samplerOptions({
  merge,
  insert,
  split,
  rate,
}: Operations): Omit<PathSamplerOptions, 'seed' | 'judgeNested'> {
  const long = { short: 0, long: 1, both: 0.4 }[insert ?? 'short'];
  return {
    walk: { steps: 3, helpers: false },
    minimum: 2,
    merge: { probability: merge ? 0.5 * rate : 0, cap: 2 },
    insert: { attempt: insert ? rate : 0, long, perTurn: 1 },
    parallel: { probability: 0 },
    split: { kind: split ?? 'random' },
  };
}

/** The hardest thing that a path asks for. */
export function categoryOf({ turns }: SignaturePath): Category {
  const missing = turns.find((turn) => turn.type === 'missing');
  if (missing) return `missing-${missing.missing}`;
  const nodes = turns.flatMap((turn) => turn.nodes);
  if (nodes.some(({ origin }) => origin === 'insert-long')) return 'long';
  if (nodes.some(({ hidden }) => hidden)) return 'nested';
  return nodes.some(({ origin }) => origin === 'merge') ? 'merge' : 'walk';
}
