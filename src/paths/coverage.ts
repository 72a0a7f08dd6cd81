import type { DependencyEdge } from '../core/graph.ts';
import type { Random } from '../core/random.ts';

/** Counts how often edges were taken, so that the least used come first and every edge gets its share. */
export interface Coverage {
  visit(edge: DependencyEdge): void;
  /** How often the edge was taken. */
  visits(edge: DependencyEdge): number;
}

/** Fresh counters. They depend on the order of visits, so one sampler uses them in sequence. */
export function createCoverage(): Coverage {
  const counts = new Map<DependencyEdge, number>();
  return {
    visit: (edge) => void counts.set(edge, (counts.get(edge) ?? 0) + 1),
    visits: (edge) => counts.get(edge) ?? 0,
  };
}

/** Counters that count nothing: every choice is uniform. */
export const noCoverage: Coverage = { visit: () => {}, visits: () => 0 };

/** Gives each item once a round, in an order that is drawn anew for every round. Needs at least one item. */
export function rotate<Item>(items: readonly Item[], random: Random): () => Item {
  let round = 0;
  let left: Item[] = [];
  return () => {
    if (left.length === 0) {
      left = random.fork(round).shuffle(items);
      round += 1;
    }
    return left.pop()!;
  };
}
