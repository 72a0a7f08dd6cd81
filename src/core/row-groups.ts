import { type RowKind, rowKinds } from './path.ts';

/** The groups of the paper's Table 1: single, parallel and multiple rows are all single-turn (METHOD §11). */
export const rowGroups = ['single-turn', 'multi-turn', 'irrelevance'] as const;
export type RowGroup = (typeof rowGroups)[number];

/** The group that a kind of row belongs to. */
export function rowGroupOf(kind: RowKind): RowGroup {
  return kind === 'multi-turn' || kind === 'irrelevance' ? kind : 'single-turn';
}

/** Sums counts by kind to counts by group. */
export function groupCounts(kinds: Readonly<Record<RowKind, number>>): Record<RowGroup, number> {
  const counts: Record<RowGroup, number> = { 'single-turn': 0, 'multi-turn': 0, irrelevance: 0 };
  for (const kind of rowKinds) counts[rowGroupOf(kind)] += kinds[kind];
  return counts;
}
