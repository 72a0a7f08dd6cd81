import type { Binding, DependencyEdge } from '../core/graph.ts';

/**
 * The edges of one tool, at most one to each other tool and in order of `to`. Of edges to the same tool the evidence is
 * joined; kind and bindings are those of the higher rank, and of equal rank both, the earlier first.
 */
export function mergeEdges(edges: readonly DependencyEdge[]): DependencyEdge[] {
  const merged = new Map<string, DependencyEdge>();
  for (const edge of edges) {
    const known = merged.get(edge.to);
    merged.set(edge.to, known ? mergePair(known, edge) : edge);
  }
  return [...merged.values()].sort((left, right) => (left.to < right.to ? -1 : 1));
}

function mergePair(left: DependencyEdge, right: DependencyEdge): DependencyEdge {
  const [strong, weak] = rankOf(right) > rankOf(left) ? [right, left] : [left, right];
  const evidence = [...strong.evidence, ...weak.evidence];
  if (rankOf(strong) > rankOf(weak)) return { ...strong, evidence };
  const bindings = joinBindings(strong.bindings, weak.bindings);
  const kind = strong.kind === 'precondition' ? weak.kind : strong.kind;
  return { ...strong, kind, bindings, evidence };
}

// A person outranks a declaration, which outranks what was judged.
function rankOf({ evidence }: DependencyEdge): number {
  if (evidence.some(({ by }) => by === 'user')) return 2;
  return evidence.some(({ by }) => by === 'declared') ? 1 : 0;
}

function joinBindings(first: readonly Binding[], second: readonly Binding[]): Binding[] {
  const bound = new Set(first.map(({ input }) => input));
  return [...first, ...second.filter(({ input }) => !bound.has(input))];
}
