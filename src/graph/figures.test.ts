import { expect, test } from 'vitest';
import type { DependencyEdge, DependencyGraph, EdgeKind, Evidence } from '../core/graph.ts';
import { defaultAnnotations, type Tool } from '../core/tool.ts';
import { IndexedGraph } from './indexed-graph.ts';
import { measureEdges } from './measure-edges.ts';
import { measureRelevance } from './measure-relevance.ts';
import { graphStatistics } from './statistics.ts';

function tool(id: string): Tool {
  return {
    id,
    name: id,
    description: '',
    category: 'Travel',
    toolset: 'set',
    inputSchema: { type: 'object' },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name: id },
  };
}

function edge(
  from: string,
  to: string,
  kind: EdgeKind = 'precondition',
  by: 'user' | 'declared' = 'user',
): DependencyEdge {
  const evidence: Evidence[] = [{ by, where: '' }];
  return { from, to, kind, bindings: kind === 'precondition' ? [] : [{ output: '/a', input: 'a' }], evidence };
}

function graphOf(ids: readonly string[], edges: readonly DependencyEdge[]): DependencyGraph {
  return new IndexedGraph({ tools: ids.map(tool), candidates: ids.map(() => []), edges });
}

test('adjacency is given in order of ids', () => {
  const graph = graphOf(['a', 'b', 'c'], [edge('c', 'a'), edge('a', 'c'), edge('b', 'a'), edge('a', 'b')]);
  expect(graph.edges.map(({ from, to }) => from + to)).toEqual(['ab', 'ac', 'ba', 'ca']);
  expect(graph.outgoing('a').map(({ to }) => to)).toEqual(['b', 'c']);
  expect(graph.incoming('a').map(({ from }) => from)).toEqual(['b', 'c']);
});

test('statistics', () => {
  const edges = [edge('a', 'b', 'whole-input'), edge('a', 'c', 'precondition', 'declared'), edge('d', 'c')];
  expect(graphStatistics(graphOf(['a', 'b', 'c', 'd', 'e', 'f'], edges))).toMatchObject({
    tools: 6,
    edges: 3,
    edgesByKind: { 'whole-input': 1, 'partial-input': 0, precondition: 2 },
    edgesByEvidence: { declared: 1, 'schema-match': 0, teacher: 0, user: 2 },
    bindings: 1,
    outgoing: { mean: 0.5, median: 0, most: 2, counts: [4, 1, 1] },
    incoming: { mean: 0.5, median: 0, most: 2, counts: [4, 1, 1] },
    isolated: ['e', 'f'],
    components: [4, 1, 1],
  });
});

test('a chain of 50,000 tools is one component', () => {
  const ids = Array.from({ length: 50_000 }, (_, index) => `t${String(index).padStart(5, '0')}`);
  const graph = graphOf(
    ids,
    ids.slice(1).map((to, index) => edge(ids[index]!, to)),
  );
  expect(graphStatistics(graph).components).toEqual([50_000]);
});

test('precision and recall of edges', () => {
  const graph = graphOf(['a', 'b', 'c'], [edge('a', 'b'), edge('b', 'c')]);
  expect(measureEdges(graph, [edge('a', 'b'), edge('c', 'a'), edge('b', 'a'), edge('a', 'c')])).toEqual({
    found: 2,
    known: 4,
    agreed: 1,
    precision: 0.5,
    recall: 0.25,
  });
  expect(measureEdges(graphOf(['a'], []), [])).toMatchObject({ precision: 1, recall: 1 });
});

test('relevance counts pairs with a relevant tool, joined directly or over a third', () => {
  const graph = graphOf(['a', 'b', 'c', 'd', 'x'], [edge('a', 'b'), edge('b', 'c'), edge('c', 'd')]);
  const queries = [
    { offered: ['a', 'b', 'c', 'd'], relevant: ['a', 'b'] },
    { offered: ['a', 'b'], relevant: ['a', 'b'] },
  ];
  // Pairs: ab (both), ac, ad, bc, bd; directly joined: ab, bc.
  expect(measureRelevance(graph, queries, { hops: 1 })).toEqual({
    queries: 1,
    pairs: 5,
    together: 1,
    joined: 2,
    precision: 0.5,
    recall: 1,
    chance: 0.2,
    baseRate: 0.5,
  });
  expect(measureRelevance(graph, queries, { hops: 2 })).toMatchObject({ joined: 4, precision: 0.25 });
});
