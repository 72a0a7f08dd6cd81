import type { DependencyGraph } from '../../src/core/graph.ts';
import { createRandom } from '../../src/core/random.ts';
import { fakeEdge, fakeGraph, fakeTool } from './fake-graph.ts';

/** Forty tools with four ways on each: enough for every kind of path. */
function richGraph(): DependencyGraph {
  const random = createRandom('rich');
  const tools = Array.from({ length: 40 }, (_, at) =>
    fakeTool(
      `tool${at}`,
      ['a', 'b', 'c'],
      at % 3 === 0 ? { repeatBy: 'c' } : at % 7 === 0 ? { outputOnly: ['a'] } : {},
    ),
  );
  const edges = tools.flatMap((from) =>
    random
      .sample(
        tools.filter((tool) => tool !== from),
        4,
      )
      .map((to) => fakeEdge(from.name, to.name, { out: random.pick(['a', 'b']) })),
  );
  return fakeGraph(tools, edges);
}
/** The same graph for every test. */
export const rich = richGraph();
