import type { Binding, DependencyEdge, Evidence } from '../core/graph.ts';

/** How much is known when an edge is stated by somebody: a person outranks a declaration, which outranks a judge. */
const ranks: Record<Evidence['by'], number> = { user: 3, declared: 2, teacher: 1, 'schema-match': 1 };

/** Collects edges and merges those between the same two tools. */
export class EdgeBook {
  readonly #edges = new Map<string, DependencyEdge>();

  /**
   * Adds an edge. Where there is one already, the evidence is joined; kind and bindings are those of the higher rank,
   * and of equal rank both, the earlier first.
   */
  add(edge: DependencyEdge): void {
    const key = `${edge.from}\n${edge.to}`;
    const known = this.#edges.get(key);
    this.#edges.set(key, known ? mergeEdges(known, edge) : edge);
  }

  has(from: string, to: string): boolean {
    return this.#edges.has(`${from}\n${to}`);
  }

  all(): DependencyEdge[] {
    return [...this.#edges.values()];
  }
}

function mergeEdges(left: DependencyEdge, right: DependencyEdge): DependencyEdge {
  const [strong, weak] = rankOf(right) > rankOf(left) ? [right, left] : [left, right];
  const evidence = [...strong.evidence, ...weak.evidence];
  if (rankOf(strong) > rankOf(weak)) return { ...strong, evidence };
  const bindings = joinBindings(strong.bindings, weak.bindings);
  const kind = strong.kind === 'precondition' ? weak.kind : strong.kind;
  return { ...strong, kind, bindings, evidence };
}

function rankOf(edge: DependencyEdge): number {
  return Math.max(...edge.evidence.map(({ by }) => ranks[by]));
}

function joinBindings(first: readonly Binding[], second: readonly Binding[]): Binding[] {
  const bound = new Set(first.map(({ input }) => input));
  return [...first, ...second.filter(({ input }) => !bound.has(input))];
}
