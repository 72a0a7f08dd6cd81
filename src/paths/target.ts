import type { DependencyGraph } from '../core/graph.ts';

/** How many edges lie between each tool and the target, for the tools from which it can be reached. */
export function distancesTo(graph: DependencyGraph, target: string): ReadonlyMap<string, number> {
  const distances = new Map([[graph.tool(target).id, 0]]);
  for (const [tool, distance] of distances) {
    for (const { from } of graph.incoming(tool)) {
      if (!distances.has(from)) distances.set(from, distance + 1);
    }
  }
  return distances;
}
