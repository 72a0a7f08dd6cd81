import type { DependencyGraph } from '../core/graph.ts';
import type { SignaturePath } from '../core/path.ts';
import type { Recipe } from './recipe.ts';

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

/** A recipe of short paths whose every path holds the target: from the target itself, or from a tool that leads to it. */
export function recipeThrough(recipe: Recipe, target: string): Recipe {
  const holds = ({ turns }: SignaturePath) => turns.some(({ nodes }) => nodes.some(({ tool }) => tool === target));
  return {
    ...recipe,
    starts(graph) {
      const near = new Set([graph.tool(target).id, ...graph.incoming(target).map(({ from }) => from)]);
      return recipe.starts(graph).filter((id) => near.has(id));
    },
    async make(id, start, context, tried) {
      const draw = await recipe.make(id, start, context, tried);
      return draw?.paths.every(holds) ? draw : null;
    },
  };
}
