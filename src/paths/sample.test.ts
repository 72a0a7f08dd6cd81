import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryGraph, judgeMost } from '../../test/support/arbitrary-graph.ts';
import { alwaysNested, fakeEdge, fakeGraph, fakeTool } from '../../test/support/fake-graph.ts';
import { expectLawfulPath } from '../../test/support/path-laws.ts';
import { rich } from '../../test/support/rich-graph.ts';
import type { Dropped } from '../core/dropped.ts';
import type { DependencyGraph } from '../core/graph.ts';
import { callNodes, type RowKind, rowKinds, type SignaturePath } from '../core/path.ts';
import { paperMixture } from './mixture.ts';
import { type SamplePathsOptions, samplePaths } from './sample.ts';

async function sampled(graph: DependencyGraph, options: Partial<SamplePathsOptions> = {}): Promise<SignaturePath[]> {
  const paths: SignaturePath[] = [];
  const settings = { seed: 'test', judgeNested: judgeMost, limit: 60, ...options };
  for await (const path of samplePaths(graph, settings)) paths.push(path);
  return paths;
}

describe('sampled paths', () => {
  test('keep the laws of paths and of their kind, on any graph', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat(), async (graph, seed) => {
        const paths = await sampled(graph, { seed: String(seed) });
        for (const path of paths) {
          expectLawfulPath(graph, path);
          expectKind(path);
        }
        expect(new Set(paths.map((path) => path.id)).size).toBe(paths.length);
      }),
      { numRuns: 60 },
    );
  });

  test('are the same for the same seed, and a smaller limit gives a prefix', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat({ max: 40 }), async (graph, limit) => {
        const all = await sampled(graph, { limit: 40 });
        expect(await sampled(graph, { limit })).toEqual(all.slice(0, limit));
      }),
      { numRuns: 40 },
    );
  });

  test('differ for another seed', async () => {
    expect(await sampled(rich, { seed: 'other' })).not.toEqual(await sampled(rich));
  });

  test('come in the shares of the mixture at any limit', async () => {
    const total = Object.values(paperMixture).reduce((sum, ratio) => sum + ratio, 0);
    const made = new Map<RowKind, number>();
    const paths = await sampled(rich, { limit: 400 });
    paths.forEach((path, at) => {
      made.set(path.kind, (made.get(path.kind) ?? 0) + 1);
      for (const kind of rowKinds) {
        const due = ((at + 1) * (paperMixture[kind] ?? 0)) / total;
        expect(Math.abs((made.get(kind) ?? 0) - due)).toBeLessThan(2.5);
      }
    });
    expect(paths).toHaveLength(400);
  });

  test('φ̂ follows the φ that it was made from', async () => {
    const paths = await sampled(rich, { mixture: { 'multi-turn': 1 } });
    const pairs = paths.filter((path) => path.variant === 'phi-hat');
    expect(pairs).toHaveLength(30);
    for (const phiHat of pairs) {
      const phi = paths[paths.indexOf(phiHat) - 1]!;
      expect(phiHat.id).toBe(`${phi.id}-split`);
      expect(phiHat.turns.filter((turn) => turn.type === 'calls')).toEqual(phi.turns);
    }
    expect(paths[0]?.id).toBe('multi-turn-000001');
  });

  test('do not repeat where the graph has enough to offer', async () => {
    const paths = await sampled(rich, { mixture: { 'multi-turn': 1 }, limit: 400 });
    const phis = paths
      .filter((path) => path.variant === 'phi')
      .map((path) =>
        callNodes(path)
          .map((node) => node.tool)
          .join(),
      );
    expect(new Set(phis).size).toBe(phis.length);
  });

  test('all lead to a target', async () => {
    const walk = { target: 'fake/tool5' };
    for (const path of await sampled(rich, { mixture: { 'multi-turn': 1 }, walk })) {
      expect(callNodes(path).map((node) => node.tool)).toContain('fake/tool5');
    }
  });

  test('lack a value in the given share of irrelevance rows', async () => {
    const share = async (missingParameter: number) => {
      const paths = await sampled(rich, { mixture: { irrelevance: 1 }, limit: 400, missingParameter });
      return (
        paths.filter((path) => path.turns.some((turn) => turn.type === 'missing' && turn.missing === 'parameter'))
          .length / 400
      );
    };
    expect(await share(0)).toBe(0);
    expect(await share(0.25)).toBeCloseTo(0.25, 1);
    expect(await share(1)).toBe(1);
  });
});

function expectKind(path: SignaturePath): void {
  const nodes = path.turns.flatMap((turn) => turn.nodes);
  const shape = path.turns.map((turn) => turn.type).join(' ');
  switch (path.kind) {
    case 'single':
      expect([shape, nodes.length, nodes[0]?.calls]).toEqual(['calls', 1, 1]);
      break;
    case 'parallel':
      expect([shape, nodes.length]).toEqual(['calls', 1]);
      expect([2, 3]).toContain(nodes[0]?.calls);
      break;
    case 'multiple':
      expect(shape).toBe('calls');
      expect(nodes.length).toBeGreaterThan(1);
      expect(nodes.map((node) => node.origin)).toEqual(['walk', 'merge', 'merge'].slice(0, nodes.length));
      break;
    case 'irrelevance':
      expect(path.turns).toEqual([expect.objectContaining({ type: 'missing', about: null, id: 't1' })]);
      break;
    case 'multi-turn':
      expect(nodes.length).toBeGreaterThanOrEqual(3);
      break;
    default:
      path.kind satisfies never;
  }
}

/** Edges that some path can hold: not those into the only tool that has to come before their start. */
function usableEdges(graph: DependencyGraph): string[] {
  const needs = (from: string, to: string) =>
    (graph.tool(from).outputOnly ?? []).some((parameter) =>
      graph
        .incoming(from)
        .filter((edge) => edge.bindings.some((binding) => binding.input === parameter))
        .every((edge) => edge.from === to),
    );
  return graph.edges.filter((edge) => !needs(edge.from, edge.to)).map((edge) => `${edge.from} ${edge.to}`);
}

describe('coverage', () => {
  test('every tool and every edge gets its share of the walks', async () => {
    const paths = await sampled(rich, { mixture: { 'multi-turn': 1 }, limit: 800, judgeNested: alwaysNested });
    const phis = paths.filter((path) => path.variant === 'phi');
    const tools = new Map<string, number>();
    const edges = new Set<string>();
    for (const path of phis) {
      const nodes = callNodes(path);
      for (const node of nodes) tools.set(node.tool, (tools.get(node.tool) ?? 0) + 1);
      for (const node of nodes) {
        for (const use of node.uses) edges.add(`${nodes.find(({ id }) => id === use.node)?.tool} ${node.tool}`);
      }
    }
    expect([...tools.keys()].sort()).toEqual(rich.tools.map((tool) => tool.id).sort());
    expect([...edges].sort()).toEqual(usableEdges(rich).sort());
    expect(Math.max(...tools.values()) / Math.min(...tools.values())).toBeLessThan(8);
  });
});

describe('a graph that has no path of a kind', () => {
  test.each([
    [
      'no tools',
      fakeGraph([], []),
      {
        single: 'no-legal-start',
        parallel: 'no-legal-start',
        multiple: 'no-legal-start',
        'multi-turn': 'no-legal-start',
        irrelevance: 'no-legal-start',
      },
    ],
    [
      'one tool',
      fakeGraph([fakeTool('a', ['x'])], []),
      {
        parallel: 'no-legal-start',
        multiple: 'no-relevant-tool',
        'multi-turn': 'no-legal-start',
      },
    ],
    [
      'two tools that lead to each other',
      fakeGraph(
        [fakeTool('a', ['x']), fakeTool('b', ['x'])],
        [fakeEdge('a', 'b', { out: 'x' }), fakeEdge('b', 'a', { out: 'x' })],
      ),
      { parallel: 'no-legal-start', 'multi-turn': 'walk-too-short' },
    ],
    [
      'only a tool that nothing supplies',
      fakeGraph([fakeTool('a', ['x'], { outputOnly: ['x'] })], []),
      {
        single: 'no-legal-start',
        parallel: 'no-legal-start',
        multiple: 'no-legal-start',
        'multi-turn': 'no-legal-start',
        irrelevance: 'no-legal-start',
      },
    ],
  ] as [string, DependencyGraph, Partial<Record<RowKind, string>>][])(
    'says so once and gives the rest: %s',
    async (_, graph, expected) => {
      const dropped: Dropped[] = [];
      const mixture = { single: 1, parallel: 1, multiple: 1, 'multi-turn': 1, irrelevance: 1 };
      const paths = await sampled(graph, { mixture, limit: 20, onDropped: (note) => dropped.push(note) });
      expect(dropped.map((note) => note.reason).sort()).toEqual(Object.values(expected).sort());
      const possible = rowKinds.filter((kind) => !(kind in expected));
      expect([...new Set(paths.map((path) => path.kind))].sort()).toEqual(possible.sort());
      expect(paths).toHaveLength(possible.length === 0 ? 0 : 20);
    },
  );

  test('keeps φ and says why there is no φ̂', async () => {
    const graph = fakeGraph([fakeTool('a', ['x']), fakeTool('b', ['x'])], [fakeEdge('a', 'b', { out: 'x' })]);
    const dropped: Dropped[] = [];
    const merge = { probability: 1 };
    const options = {
      mixture: { 'multi-turn': 1 },
      minimum: 2,
      merge,
      limit: 1,
      onDropped: (note: Dropped) => dropped.push(note),
    };
    expect(await sampled(graph, options)).toHaveLength(1);
    expect(dropped).toEqual([
      {
        id: 'multi-turn-000001-split',
        stage: 'paths',
        reason: 'no-split',
        detail: 'no turn can be missed and no tool can be wished for',
      },
    ]);
  });
});

describe('misuse', () => {
  test.each([
    [{ mixture: {} }, 'mixture: all ratios are 0'],
    [{ mixture: { single: -1 } }, 'mixture.single: -1 is not a ratio'],
    [{ limit: 1.5 }, 'limit: 1.5 does not fit'],
    [{ missingParameter: 25 }, 'missingParameter: 25 is not a probability'],
    [{ minimum: 0 }, 'minimum: 0 does not fit'],
  ] as [Partial<SamplePathsOptions>, string][])('%j', async (options, message) => {
    await expect(sampled(rich, options)).rejects.toThrow(message);
  });
});
