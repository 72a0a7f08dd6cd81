import { type RowKind, rowKinds } from '../core/path.ts';
import { type RowGroup, rowGroups } from '../core/row-groups.ts';
import type { RunConfig } from './config-schema.ts';

/** How many items of each kind a run is to make. */
export interface RunTargets {
  rows: Record<RowKind, number>;
  pairs: Record<RowGroup, number>;
}

/** What a configuration asks for, in whole items. With `rows: counts` the numbers are taken as they stand, rounded. */
export function targetsOf({ rows, mixture, pairs }: Pick<RunConfig, 'rows' | 'mixture' | 'pairs'>): RunTargets {
  const { per, ...pairWeights } = pairs;
  if (rows === 'counts') {
    return { rows: mapValues(mixture, Math.round), pairs: mapValues(pairWeights, Math.round) };
  }
  const total = rowGroups.reduce((sum, group) => sum + pairWeights[group], 0);
  return {
    rows: apportion(rows, mixture, rowKinds),
    pairs: apportion(Math.round((rows * total) / per), pairWeights, rowGroups),
  };
}

/** How many held-out tasks of each kind a configuration asks for, in the mixture of the rows; there are no pairs. */
export function heldOutTargetsOf({ holdout, mixture }: Pick<RunConfig, 'holdout' | 'mixture'>): RunTargets {
  return {
    rows: apportion(holdout.rows, mixture, rowKinds),
    pairs: { 'single-turn': 0, 'multi-turn': 0, irrelevance: 0 },
  };
}

/** Shares out a whole number by weight, the largest remainders first, so that the parts sum to it. */
function apportion<Key extends string>(
  total: number,
  weights: Record<Key, number>,
  keys: readonly Key[],
): Record<Key, number> {
  const sum = keys.reduce((all, key) => all + weights[key], 0);
  const exact = keys.map((key) => ({ key, share: sum === 0 ? 0 : (total * weights[key]) / sum }));
  const parts = Object.fromEntries(exact.map(({ key, share }) => [key, Math.floor(share)])) as Record<Key, number>;
  const left = total - keys.reduce((all, key) => all + parts[key], 0);
  const byRemainder = exact.filter(({ share }) => share > 0).sort((one, other) => (other.share % 1) - (one.share % 1));
  for (const { key } of byRemainder.slice(0, left)) parts[key] += 1;
  return parts;
}

function mapValues<Key extends string>(
  record: Record<Key, number>,
  change: (value: number) => number,
): Record<Key, number> {
  const entries = Object.entries<number>(record).map(([key, value]) => [key, change(value)]);
  return Object.fromEntries(entries) as Record<Key, number>;
}
