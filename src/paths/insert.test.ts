import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryGraph, judgeMost } from '../../test/support/arbitrary-graph.ts';
import { fakeContext, fakeEdge, fakeGraph, fakeTool } from '../../test/support/fake-graph.ts';
import { expectLawfulPath } from '../../test/support/path-laws.ts';
import type { DependencyGraph } from '../core/graph.ts';
import { callNodes, type PathNode, type SignaturePath } from '../core/path.ts';
import { type InsertOptions, insert } from './insert.ts';
import { merge } from './merge.ts';
import { createNode, createTurn } from './nodes.ts';
import { startPath, walk } from './walk.ts';

async function walked(graph: DependencyGraph, seed: number): Promise<SignaturePath | null> {
  const context = fakeContext(graph, seed, judgeMost);
  const tool = graph.tools[seed % graph.tools.length]!.id;
  const start = await startPath({ id: 'p1', kind: 'multi-turn', tool }, context);
  return start && merge().apply(await walk().apply(start, context), context);
}

const options = fc.record({
  long: fc.constantFrom(0, 0.3, 1),
  perTurn: fc.integer({ min: 0, max: 4 }),
  attempt: fc.constantFrom(0.5, 1),
});

describe('insert', () => {
  test('keeps the laws of paths, on any graph and with any options', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat(), options, async (graph, seed, chosen) => {
        const path = await walked(graph, seed);
        if (path === null) return;
        expectLawfulPath(graph, await insert(chosen).apply(path, fakeContext(graph, seed, judgeMost)));
      }),
    );
  });

  test('keeps every node and turn that was there, in order', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat(), options, async (graph, seed, chosen) => {
        const path = await walked(graph, seed);
        if (path === null) return;
        const after = await insert(chosen).apply(path, fakeContext(graph, seed, judgeMost));
        const old = new Set(callNodes(path).map((node) => node.id));
        expect(
          callNodes(after)
            .map((node) => node.id)
            .filter((id) => old.has(id)),
        ).toEqual([...old]);
        const turns = path.turns.map((turn) => turn.id);
        expect(after.turns.map((turn) => turn.id).filter((id) => turns.includes(id))).toEqual(turns);
      }),
    );
  });

  test('adds only tools that nest with the node they were added for, the long ones strictly later', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat(), options, async (graph, seed, chosen) => {
        const path = await walked(graph, seed);
        if (path === null) return;
        const after = await insert(chosen).apply(path, fakeContext(graph, seed, judgeMost));
        const old = new Set(callNodes(path).map((node) => node.id));
        for (const node of callNodes(after).filter(({ id }) => !old.has(id))) {
          const partners = partnersOf(after, node);
          const nested = await Promise.all(partners.map(([from, to]) => isNested(graph, from, to)));
          expect(nested).toContain(true);
        }
      }),
    );
  });

  test('is the same for the same seed, and leaves the given path alone', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat(), async (graph, seed) => {
        const path = await walked(graph, seed);
        if (path === null) return;
        const before = structuredClone(path);
        const first = await insert().apply(path, fakeContext(graph, seed, judgeMost));
        expect(path).toEqual(before);
        expect(await insert().apply(path, fakeContext(graph, seed, judgeMost))).toEqual(first);
      }),
    );
  });
});

/** Pairs of nodes of which one was inserted for the other; for a long insert the source stands in an earlier turn. */
function partnersOf(path: SignaturePath, node: PathNode): [PathNode, PathNode][] {
  const home = path.turns.findIndex((turn) => turn.nodes.includes(node));
  const near = path.turns[home]!.nodes;
  const earlier = callNodes({ turns: path.turns.slice(0, home) });
  const isUse = (from: PathNode, to: PathNode) =>
    to.uses.some((use) => use.node === from.id && use.bindings.length > 0);
  if (node.origin === 'insert-long') {
    expect(near).toEqual([node]);
    return earlier.filter((other) => isUse(other, node)).map((other) => [other, node]);
  }
  const sources = near.filter((other) => isUse(other, node)).map((other): [PathNode, PathNode] => [other, node]);
  const consumers = near.filter((other) => isUse(node, other)).map((other): [PathNode, PathNode] => [node, other]);
  return [...sources, ...consumers];
}

async function isNested(graph: DependencyGraph, from: PathNode, to: PathNode): Promise<boolean> {
  const edge = graph.outgoing(from.tool).find((each) => each.to === to.tool)!;
  return (await judgeMost({ first: graph.tool(from.tool), later: graph.tool(to.tool), edge, hides: true })).nested;
}

describe('the forms of insert', () => {
  const graph = fakeGraph(
    [
      fakeTool('distance', ['from', 'to']),
      fakeTool('convert', ['value', 'unit']),
      fakeTool('weather', ['place']),
      fakeTool('postcode', ['city']),
    ],
    [fakeEdge('distance', 'convert', { miles: 'value' }), fakeEdge('postcode', 'distance', { code: 'from' })],
  );

  async function inserted(tools: string[], chosen: InsertOptions, judge = () => ({ nested: true, reason: '' })) {
    const turns = tools.map((name, at) => createTurn([createNode(at + 1, `fake/${name}`)]));
    const path: SignaturePath = { id: 'p1', kind: 'multi-turn', variant: 'phi', turns };
    const after = await insert(chosen).apply(path, fakeContext(graph, 1, judge));
    return after.turns.map((turn) =>
      turn.nodes.map(({ tool, hidden, origin }) => `${tool.slice(5)} ${origin}${hidden ? ' hidden' : ''}`),
    );
  }

  test('a successor is asked for, and hides the node whose output it takes', async () => {
    expect(await inserted(['distance'], { forms: ['successor'] })).toEqual([
      ['distance walk hidden', 'convert insert-short'],
    ]);
  });

  test('a predecessor is hidden before the node that takes its output', async () => {
    expect(await inserted(['distance'], { forms: ['predecessor'] })).toEqual([
      ['postcode insert-short hidden', 'distance walk'],
    ]);
  });

  test('several inserts may meet in one turn', async () => {
    const [nodes] = await inserted(['distance'], { perTurn: 3 });
    expect(nodes?.map((node) => node.split(' ')[0])).toEqual(['postcode', 'distance', 'convert']);
  });

  test('a long insert is a turn of its own after a later turn', async () => {
    expect(await inserted(['distance', 'weather'], { long: 1, perTurn: 1 })).toEqual([
      ['distance walk'],
      ['weather walk'],
      ['convert insert-long'],
    ]);
  });

  test('later turns use what a helper brought in', async () => {
    const edges = [
      fakeEdge('postcode', 'distance', { code: 'from' }),
      fakeEdge('postcode', 'weather', { code: 'place' }),
    ];
    const nodes = [createNode(1, 'fake/distance'), createNode(2, 'fake/weather')];
    const turns = nodes.map((node) => createTurn([node]));
    const path: SignaturePath = { id: 'p1', kind: 'multi-turn', variant: 'phi', turns };
    const chosen = { perTurn: 1, long: 0 };
    const after = await insert(chosen).apply(path, fakeContext(fakeGraph(graph.tools, edges), 1));
    expect(after.turns[1]?.nodes[0]?.uses).toEqual([{ node: 'n3', bindings: [{ output: '/code', input: 'place' }] }]);
  });

  test('nothing comes in when nothing nests', async () => {
    const never = () => ({ nested: false, reason: '' });
    expect(await inserted(['distance', 'weather'], {}, never)).toEqual([['distance walk'], ['weather walk']]);
  });

  test('options out of range are misuse', () => {
    expect(() => insert({ long: 2 })).toThrow('long: 2 is not a probability');
    expect(() => insert({ perTurn: -1 })).toThrow('perTurn: -1 does not fit');
    expect(() => insert({ forms: [] })).toThrow('forms: there is no form');
  });
});
