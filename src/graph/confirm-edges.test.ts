import { expect, test } from 'vitest';
import type { Dropped } from '../core/dropped.ts';
import type { Executor } from '../core/executor.ts';
import type { DependencyEdge, Evidence } from '../core/graph.ts';
import { createRandom } from '../core/random.ts';
import type { Tool } from '../core/tool.ts';
import { confirmEdges } from './confirm-edges.ts';
import { IndexedGraph } from './indexed-graph.ts';

/** `make` gives an id, `use` takes only that id, `list` gives a city that `use` does not know. */
const tools: Tool[] = ['list', 'make', 'use'].map((name) => ({
  id: `shop/${name}`,
  name,
  description: name,
  category: 'misc',
  toolset: 'shop',
  inputSchema: { type: 'object', properties: { x: { type: 'string' } }, required: ['x'] },
  annotations: { readOnly: true, destructive: false, idempotent: true, openWorld: false },
  source: { kind: 'world', name },
}));

const executor: Executor = {
  has: () => true,
  open: () => ({
    execute: ({ name, arguments: { x } }) =>
      name === 'use' && x !== 'id-1'
        ? { ok: false, error: { kind: 'not-found', message: `no ${x}` } }
        : { ok: true, output: { out: name === 'make' ? 'id-1' : 'Rome' } },
    state: () => null,
    stateHash: () => '',
    draw: ({ tool }) => (tool === 'use' ? undefined : 'anything'),
    close: () => {},
  }),
};

function edge(from: string, evidence: Evidence): DependencyEdge {
  return {
    from: `shop/${from}`,
    to: 'shop/use',
    kind: 'whole-input',
    bindings: [{ output: '/out', input: 'x' }],
    evidence: [evidence],
  };
}

const judged: Evidence = { by: 'schema-match', score: 0.9, reason: 'names' };

async function confirmed(edges: DependencyEdge[], isReal = true) {
  const dropped: Dropped[] = [];
  const graph = new IndexedGraph({ tools, candidates: [[2], [2], []], edges });
  const options = { executor, random: createRandom('test'), isReal: () => isReal };
  const after = await confirmEdges(graph, { ...options, onDropped: (drop) => dropped.push(drop) });
  return { after, dropped };
}

test('a judged edge that holds when both tools run stays, with evidence of it', async () => {
  const { after, dropped } = await confirmed([edge('make', judged)]);
  expect(after.edges[0]?.evidence).toEqual([judged, { by: 'execution', succeeded: 6, tried: 6 }]);
  expect(dropped).toEqual([]);
});

test('a judged edge whose output the later tool refuses is dropped with what was tried', async () => {
  const { after, dropped } = await confirmed([edge('list', judged)]);
  expect(after.edges).toEqual([]);
  expect(dropped).toEqual([
    {
      id: 'shop/list -> shop/use',
      stage: 'graph',
      reason: 'fails-in-execution',
      detail: '/out to x: 0 of 6 trials succeeded',
    },
  ]);
});

test.each<[string, Evidence]>([
  ['declared', { by: 'declared', where: 'world shop' }],
  ['a person’s', { by: 'user', where: 'edges.json' }],
])('an edge that is %s is not tried', async (_, evidence) => {
  const { after } = await confirmed([edge('list', evidence)]);
  expect(after.edges[0]?.evidence).toEqual([evidence]);
});

test('edges of tools that are not really run, and edges without bindings, stay as they are', async () => {
  expect((await confirmed([edge('list', judged)], false)).after.edges).toHaveLength(1);
  expect((await confirmed([{ ...edge('list', judged), bindings: [] }])).after.edges).toHaveLength(1);
});

test('tools and candidates are those of the given graph', async () => {
  const { after } = await confirmed([edge('make', judged)]);
  expect(after.tools).toEqual(tools);
  expect(after.candidates('shop/make')).toEqual(['shop/use']);
});
