import type { MissingKind, SignaturePath } from '../../../src/core/path.ts';
import type { PathSamplerOptions } from '../../../src/paths/index.ts';

/** Which node operations shape the paths of a set of rows. */
export interface Operations {
  merge?: boolean;
  insert?: 'short' | 'long';
  split?: MissingKind;
}

/** What one conversation asks of a model beyond a chain of single calls; the columns of the result table. */
export const categories = ['walk', 'merge', 'nested', 'long', 'missing-parameter', 'missing-function'] as const;
export type Category = (typeof categories)[number];

/** The operations that give the conversations of each column, and nothing else. */
export const operationsOfCategory: Record<Category, Operations> = {
  walk: {},
  merge: { merge: true },
  nested: { insert: 'short' },
  long: { insert: 'long' },
  'missing-parameter': { split: 'parameter' },
  'missing-function': { split: 'function' },
};

/** The options with which Magnet's sampler makes such paths: walks of at most three turns, then the operations. */
export function samplerOptions({ merge, insert, split }: Operations): Omit<PathSamplerOptions, 'seed' | 'judgeNested'> {
  return {
    walk: { steps: 3, helpers: false },
    minimum: 2,
    merge: { probability: merge ? 0.5 : 0, cap: 2 },
    insert: { attempt: insert ? 1 : 0, long: insert === 'long' ? 1 : 0, perTurn: 1 },
    parallel: { probability: 0 },
    ...(split && { split: { kind: split } }),
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
