import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryGraph, judgeMost } from '../../test/support/arbitrary-graph.ts';
import { fakeContext, fakeEdge, fakeGraph, fakeTool } from '../../test/support/fake-graph.ts';
import { expectLawfulPath } from '../../test/support/path-laws.ts';
import type { DependencyGraph } from '../core/graph.ts';
import type { MissingTurn, SignaturePath } from '../core/path.ts';
import { insert } from './insert.ts';
import { isCallable } from './legality.ts';
import { merge } from './merge.ts';
import { parallel } from './parallel.ts';
import { canOmit, type SplitOptions, split } from './split.ts';
import { startPath, walk } from './walk.ts';

async function phiOf(graph: DependencyGraph, seed: number): Promise<SignaturePath | null> {
  const context = fakeContext(graph, seed, judgeMost);
  const tool = graph.tools[seed % graph.tools.length]!.id;
  let path = await startPath({ id: 'p000001', kind: 'multi-turn', tool }, context);
  for (const operation of [walk(), merge(), insert(), parallel()])
    path = path && (await operation.apply(path, context));
  return path;
}

const nullTurnOf = (path: SignaturePath) => path.turns.find((turn): turn is MissingTurn => turn.type === 'missing');

describe('split', () => {
  test('adds one null turn and leaves all others as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryGraph,
        fc.nat(),
        fc.constantFrom('function', 'parameter', 'random'),
        async (graph, seed, kind) => {
          const phi = await phiOf(graph, seed);
          if (phi === null) return;
          const phiHat = await split({ kind: kind as SplitOptions['kind'] & string }).apply(
            phi,
            fakeContext(graph, seed),
          );
          if (phiHat === phi) return;
          expectLawfulPath(graph, phiHat);
          expect(phiHat).toMatchObject({ id: 'p000001-split', variant: 'phi-hat', kind: 'multi-turn' });
          expect(phiHat.turns).toHaveLength(phi.turns.length + 1);
          expect(phiHat.turns.filter((turn) => turn.type === 'calls')).toEqual(phi.turns);
          expectFittingNullTurn(graph, phiHat, kind);
        },
      ),
    );
  });

  test('of the function always works where there are two turns', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, fc.nat(), async (graph, seed) => {
        const phi = await phiOf(graph, seed);
        if (phi === null || phi.turns.length < 2) return;
        expect((await split().apply(phi, fakeContext(graph, seed))).variant).toBe('phi-hat');
      }),
    );
  });
});

function expectFittingNullTurn(graph: DependencyGraph, path: SignaturePath, kind: string): void {
  const turn = nullTurnOf(path)!;
  const next = path.turns[path.turns.indexOf(turn) + 1];
  expect(turn.about).toBe(next?.id ?? null);
  expect(turn.nodes).toHaveLength(next === undefined ? 1 : 0);
  if (kind !== 'random') expect(turn.missing).toBe(kind);
  const wanted = next?.nodes ?? turn.nodes;
  if (turn.missing === 'parameter') expect(wanted.some((node) => canOmit(node, { graph }))).toBe(true);
  const calls = path.turns.flatMap((each) => (each.type === 'calls' ? each.nodes : []));
  for (const wish of turn.nodes) expect(isCallable(graph, wish.tool, calls)).toBe(true);
}

describe('the null turn', () => {
  const graph = fakeGraph(
    [fakeTool('a', ['x']), fakeTool('b', ['x']), fakeTool('c', ['x', 'y'])],
    [fakeEdge('a', 'b', { out: 'x' }), fakeEdge('b', 'c', { out: 'x' })],
  );

  async function splits(steps: number, options?: SplitOptions): Promise<string[]> {
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed += 1) {
      const context = fakeContext(graph, seed);
      const start = await startPath({ id: 'p1', kind: 'multi-turn', tool: 'fake/a' }, context);
      const path = await walk({ steps }).apply(start!, context);
      const { turns } = await split(options).apply(path, context);
      seen.add(turns.map((turn) => (turn.type === 'missing' ? `${turn.id} ${turn.missing}` : turn.id)).join(' | '));
    }
    return [...seen].sort();
  }

  test('stands before any turn but the first, or is a wish after the last', async () => {
    expect(await splits(2, { kind: 'function' })).toEqual([
      't1 | t2 | t2-refused function',
      't1 | t2-missing function | t2',
    ]);
  });

  test('lacks a value only where the user has to state one', async () => {
    expect(await splits(3, { kind: 'parameter' })).toEqual(['t1 | t2 | t3-missing parameter | t3']);
  });

  test('is not there when nothing can be missed', async () => {
    const lonely = fakeGraph([fakeTool('a', ['x'])], []);
    const context = fakeContext(lonely, 1);
    const path = (await startPath({ id: 'p1', kind: 'multi-turn', tool: 'fake/a' }, context))!;
    expect(await split().apply(path, context)).toBe(path);
  });

  test('lacks either thing about equally often', async () => {
    const wide = fakeGraph(
      ['a', 'b', 'c'].map((name) => fakeTool(name, ['x', 'y'])),
      [fakeEdge('a', 'b', { out: 'x' }), fakeEdge('b', 'c', { out: 'x' })],
    );
    let functions = 0;
    for (let seed = 0; seed < 1_000; seed += 1) {
      const context = fakeContext(wide, seed);
      const start = await startPath({ id: 'p1', kind: 'multi-turn', tool: 'fake/a' }, context);
      const path = await split().apply(await walk().apply(start!, context), context);
      functions += Number(nullTurnOf(path)?.missing === 'function');
    }
    expect(functions).toBeGreaterThan(440);
    expect(functions).toBeLessThan(560);
  });

  test('of an unknown kind is misuse', () => {
    expect(() => split({ kind: 'tool' as 'function' })).toThrow('Expected function, parameter or random.');
  });
});
