import type { DependencyGraph } from '../core/graph.ts';
import { IndexedGraph } from './indexed-graph.ts';

/** The graph that is left when tools are taken out, with all edges that touch them. */
export function withoutTools(graph: DependencyGraph, taken: ReadonlySet<string>): DependencyGraph {
  const tools = graph.tools.filter(({ id }) => !taken.has(id));
  const indices = new Map(tools.map(({ id }, index) => [id, index]));
  return new IndexedGraph({
    tools,
    candidates: tools.map(({ id }) => graph.candidates(id).flatMap((candidate) => indices.get(candidate) ?? [])),
    edges: graph.edges.filter(({ from, to }) => indices.has(from) && indices.has(to)),
  });
}
