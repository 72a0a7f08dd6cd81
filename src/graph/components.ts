import type { DependencyGraph } from '../core/graph.ts';

/** Sizes of the weakly connected components, largest first: edges count in both directions. */
export function componentSizes(graph: DependencyGraph): number[] {
  const indices = new Map(graph.tools.map(({ id }, index) => [id, index]));
  const parents = Int32Array.from(graph.tools, (_, index) => index);
  for (const { from, to } of graph.edges) {
    parents[rootOf(parents, indices.get(from)!)] = rootOf(parents, indices.get(to)!);
  }
  const sizes = new Map<number, number>();
  for (let index = 0; index < parents.length; index += 1) {
    const root = rootOf(parents, index);
    sizes.set(root, (sizes.get(root) ?? 0) + 1);
  }
  return [...sizes.values()].sort((left, right) => right - left);
}

// Halves the way up as it goes, and needs no stack, however long the chains are.
function rootOf(parents: Int32Array, index: number): number {
  let at = index;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]!]!;
    at = parents[at]!;
  }
  return at;
}
