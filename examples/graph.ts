// Which tool feeds which: build the graph by rules, correct it, and write it down.
import assert from 'node:assert/strict';
import {
  buildGraph,
  createRandom,
  createRuleJudge,
  graphStatistics,
  graphToDot,
  loadPool,
  parseEdgeOverrides,
  parseSource,
} from 'magnet-fc';

const { tools } = await loadPool([parseSource('examples/data/my-tools.json')]);
const graph = await buildGraph(tools, { judge: createRuleJudge(), random: createRandom('seed') });

for (const { from, to, kind, bindings } of graph.edges) {
  console.log(from, '->', to, kind, bindings.map(({ output, input }) => `${output} becomes ${input}`).join(', '));
}
const [lending] = graph.incoming('my-tools/return_book');
assert.equal(lending?.from, 'my-tools/lend_book');
assert.deepEqual(lending.bindings, [{ output: '/loan_id', input: 'loan_id' }]);

// What a person knows better goes into a file of edges.
const file = JSON.stringify({ forbid: [{ from: 'my-tools/lend_book', to: 'my-tools/return_book' }] });
const overrides = parseEdgeOverrides(file, { file: 'edges.json', tools });
const corrected = await buildGraph(tools, { judge: createRuleJudge(), random: createRandom('seed'), overrides });

assert.equal(graphStatistics(corrected).edges, graphStatistics(graph).edges - 1);
assert.match([...graphToDot(corrected)].join(''), /^digraph/);
