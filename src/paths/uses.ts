import type { Binding, DependencyEdge, DependencyGraph } from '../core/graph.ts';
import type { NodeUse, PathNode, PathTurn } from '../core/path.ts';

/**
 * What a tool takes from earlier nodes: each parameter from one output, the most recent first. Uses in `kept` come
 * before all others. A precondition is a use without bindings.
 */
export function linkUses(
  graph: DependencyGraph,
  tool: string,
  earlier: readonly PathNode[],
  kept: readonly NodeUse[] = [],
): NodeUse[] {
  const uses = new Map(kept.map((use) => [use.node, [...use.bindings]]));
  const bound = boundParameters(kept);
  for (const node of earlier.toReversed()) {
    for (const edge of edgesBetween(graph, node.tool, tool)) {
      const fresh = freeBindings(edge, bound);
      if (fresh.length === 0 && edge.bindings.length > 0) continue;
      uses.set(node.id, [...(uses.get(node.id) ?? []), ...fresh]);
      for (const { input } of fresh) bound.add(input);
    }
  }
  return [...uses].map(([node, bindings]) => ({ node, bindings }));
}

/** The bindings of an edge into parameters that are not bound yet, one for each. */
export function freeBindings(edge: DependencyEdge, bound: ReadonlySet<string>): Binding[] {
  const first = new Map(edge.bindings.toReversed().map((binding) => [binding.input, binding]));
  return edge.bindings.filter((binding) => !bound.has(binding.input) && first.get(binding.input) === binding);
}

/** Names of the parameters that uses supply. */
export function boundParameters(uses: readonly NodeUse[]): Set<string> {
  return new Set(uses.flatMap((use) => use.bindings.map((binding) => binding.input)));
}

/** Edges from one tool to another. */
export function edgesBetween(graph: DependencyGraph, from: string, to: string): DependencyEdge[] {
  return graph.outgoing(from).filter((edge) => edge.to === to);
}

/** Turns whose nodes also use what was put before them since they were linked; uses that exist stay as they are. */
export function completeUses(graph: DependencyGraph, turns: readonly PathTurn[]): PathTurn[] {
  const earlier: PathNode[] = [];
  return turns.map((turn) => {
    if (turn.type === 'missing') return turn;
    const nodes = turn.nodes.map((node) => {
      const linked = { ...node, uses: linkUses(graph, node.tool, earlier, node.uses) };
      earlier.push(linked);
      return linked;
    });
    return { ...turn, nodes };
  });
}
