import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryGraph, judgeMost } from '../../test/support/arbitrary-graph.ts';
import { fakeContext, fakeEdge, fakeGraph, fakeTool } from '../../test/support/fake-graph.ts';
import { expectLawfulPath } from '../../test/support/path-laws.ts';
import type { DependencyGraph } from '../core/graph.ts';
import { callNodes, type SignaturePath } from '../core/path.ts';
import { createCoverage } from './coverage.ts';
import { distancesTo } from './target.ts';
import { startPath, type WalkOptions, walk } from './walk.ts';

async function walkFrom(graph: DependencyGraph, tool: string, seed: number, options?: WalkOptions) {
  const context = fakeContext(graph, seed, judgeMost);
  const start = await startPath({ id: 'p1', kind: 'multi-turn', tool }, context);
  return start && (await walk(options).apply(start, context));
}

const toolsOf = (path: SignaturePath | null) => path && callNodes(path).map((node) => node.tool.slice('fake/'.length));

/** a → b → c → d → a, and b → e. */
const ring = fakeGraph(
  ['a', 'b', 'c', 'd', 'e'].map((name) => fakeTool(name, ['x', 'y'])),
  [
    fakeEdge('a', 'b', { out: 'x' }),
    fakeEdge('b', 'c', { out: 'x' }),
    fakeEdge('c', 'd', { out: 'x' }),
    fakeEdge('d', 'a', { out: 'x' }),
    fakeEdge('b', 'e', { out: 'x' }),
  ],
);

describe('a walk', () => {
  test('keeps the laws of paths and follows edges, at most seven turns, on any graph', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat(), async (graph, seed) => {
        const path = await walkFrom(graph, graph.tools[seed % graph.tools.length]!.id, seed);
        if (path === null) return;
        expectLawfulPath(graph, path);
        expect(path.turns.length).toBeLessThanOrEqual(7);
        const asked = path.turns.map((turn) => turn.nodes.at(-1)!);
        asked.slice(1).forEach((node, at) => {
          expect(graph.outgoing(asked[at]!.tool).map((edge) => edge.to)).toContain(node.tool);
          expect(node.uses.map((use) => use.node)).toContain(asked[at]!.id);
        });
      }),
    );
  });

  test('is the same for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat(), async (graph, seed) => {
        const tool = graph.tools[0]!.id;
        expect(await walkFrom(graph, tool, seed)).toEqual(await walkFrom(graph, tool, seed));
      }),
    );
  });

  test('ends where every way leads back', async () => {
    expect(toolsOf(await walkFrom(ring, 'fake/c', 1))).toEqual(expect.arrayContaining(['c', 'd', 'a', 'b']));
    expect((await walkFrom(ring, 'fake/e', 1))?.turns).toHaveLength(1);
  });

  test('stops after the given number of turns', async () => {
    expect(toolsOf(await walkFrom(ring, 'fake/c', 1, { steps: 3 }))).toEqual(['c', 'd', 'a']);
  });

  test('goes straight to a target', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      expect(toolsOf(await walkFrom(ring, 'fake/a', seed, { target: 'fake/d' }))).toEqual(['a', 'b', 'c', 'd']);
    }
  });

  test('takes every way in turn when it counts them', async () => {
    const coverage = createCoverage();
    const ends = [];
    for (let seed = 0; seed < 4; seed += 1) {
      ends.push(toolsOf(await walkFrom(ring, 'fake/b', seed, { steps: 2, coverage }))?.at(-1));
    }
    expect(ends.sort()).toEqual(['c', 'c', 'e', 'e']);
  });

  test.each([0, 1.5, Number.NaN])('of %s steps is misuse', (steps) => {
    expect(() => walk({ steps })).toThrow('Expected a whole number of at least 1');
  });
});

describe('a tool that needs the output of another one', () => {
  const graph = fakeGraph(
    [
      fakeTool('price', ['route']),
      fakeTool('book', ['price', 'name'], { outputOnly: ['price'] }),
      fakeTool('mail', ['text']),
    ],
    [fakeEdge('price', 'book', { amount: 'price' }), fakeEdge('mail', 'book', { text: 'name' })],
  );

  test('brings it in as a hidden helper', async () => {
    const context = fakeContext(graph, 1);
    expect(await startPath({ id: 'p1', kind: 'multi-turn', tool: 'fake/book' }, context)).toEqual({
      id: 'p1',
      kind: 'multi-turn',
      variant: 'phi',
      turns: [
        {
          type: 'calls',
          id: 't1',
          nodes: [
            { id: 'n2', tool: 'fake/price', origin: 'insert-short', uses: [], hidden: true, calls: 1 },
            {
              id: 'n1',
              tool: 'fake/book',
              origin: 'walk',
              uses: [{ node: 'n2', bindings: [{ output: '/amount', input: 'price' }] }],
              hidden: false,
              calls: 1,
            },
          ],
        },
      ],
    });
  });

  test('cannot start a path when helpers are not allowed, or the pair does not nest', async () => {
    const start = { id: 'p1', kind: 'multi-turn' as const, tool: 'fake/book' };
    expect(await startPath({ ...start, helpers: false }, fakeContext(graph, 1))).toBeNull();
    const never = () => ({ nested: false, reason: 'no' });
    expect(await startPath(start, fakeContext(graph, 1, never))).toBeNull();
  });

  test('cannot start a path when the helper needs the same tool first', async () => {
    const circle = fakeGraph(
      [fakeTool('egg', ['hen'], { outputOnly: ['hen'] }), fakeTool('hen', ['egg'], { outputOnly: ['egg'] })],
      [fakeEdge('egg', 'hen', { id: 'egg' }), fakeEdge('hen', 'egg', { id: 'hen' })],
    );
    expect(await startPath({ id: 'p1', kind: 'multi-turn', tool: 'fake/egg' }, fakeContext(circle, 1))).toBeNull();
  });

  test('brings the helper along in the middle of a walk', async () => {
    const path = await walkFrom(graph, 'fake/mail', 1, { helpers: true });
    expect(path?.turns.map((turn) => turn.nodes.map((node) => node.tool))).toEqual([
      ['fake/mail'],
      ['fake/price', 'fake/book'],
    ]);
    expect(path?.turns[1]?.nodes[1]?.uses.map((use) => use.node)).toEqual(['n1', 'n3']);
  });
});

test('distances count edges towards the target', () => {
  expect([...distancesTo(ring, 'fake/d')].sort()).toEqual([
    ['fake/a', 3],
    ['fake/b', 2],
    ['fake/c', 1],
    ['fake/d', 0],
  ]);
});
