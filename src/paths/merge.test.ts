import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeContext, fakeGraph } from '../../test/support/fake-graph.ts';
import { callNodes, type SignaturePath } from '../core/path.ts';
import { type MergeOptions, merge } from './merge.ts';
import { createNode, createTurn } from './nodes.ts';

function chain(turns: number, nodesPerTurn = 1): SignaturePath {
  const nodes = Array.from({ length: turns * nodesPerTurn }, (_, at) => createNode(at + 1, `fake/tool${at}`));
  const chunks = Array.from({ length: turns }, (_, at) => nodes.slice(at * nodesPerTurn, (at + 1) * nodesPerTurn));
  return { id: 'p1', kind: 'multi-turn', variant: 'phi', turns: chunks.map(createTurn) };
}

async function merged(path: SignaturePath, seed: number | string, options?: MergeOptions): Promise<SignaturePath> {
  return merge(options).apply(path, fakeContext(fakeGraph([], []), seed));
}

const identities = (path: SignaturePath) => callNodes(path).map(({ id, tool }) => `${id} ${tool}`);

describe('merge', () => {
  test('keeps the nodes and their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(),
        async (turns, nodes, seed) => {
          const path = chain(turns, nodes);
          const after = await merged(path, seed);
          expect(identities(after)).toEqual(identities(path));
          expect(after.turns.every((turn) => turn.nodes.length <= 3)).toBe(true);
          const ids = path.turns.map((turn) => turn.id);
          expect(ids).toEqual(expect.arrayContaining(after.turns.map((turn) => turn.id)));
        },
      ),
    );
  });

  test('joins pairs that do not overlap, and says which nodes it moved', async () => {
    const after = await merged(chain(5), 1, { probability: 1 });
    expect(after.turns.map((turn) => [turn.id, turn.nodes.map((node) => `${node.id} ${node.origin}`)])).toEqual([
      ['t1', ['n1 walk', 'n2 merge']],
      ['t3', ['n3 walk', 'n4 merge']],
      ['t5', ['n5 walk']],
    ]);
  });

  test('does nothing at probability 0', async () => {
    expect(await merged(chain(7), 1, { probability: 0 })).toEqual(chain(7));
  });

  test('keeps hidden helpers as they are', async () => {
    const helper = createNode(3, 'fake/helper', { origin: 'insert-short', hidden: true });
    const path = {
      ...chain(1),
      turns: [createTurn([createNode(1, 'fake/a')]), createTurn([helper, createNode(2, 'fake/b')])],
    };
    const after = await merged(path, 1, { probability: 1 });
    expect(after.turns[0]?.nodes.map((node) => node.origin)).toEqual(['walk', 'insert-short', 'merge']);
  });

  test('joins three pairs in ten', async () => {
    let joined = 0;
    let eligible = 0;
    for (let seed = 0; seed < 4_000; seed += 1) {
      const { turns } = await merged(chain(7), seed);
      const pairs = turns.filter((turn) => turn.nodes.length === 2).length;
      const lastAlone = turns.at(-1)!.nodes.length === 1;
      joined += pairs;
      eligible += turns.length - Number(lastAlone);
    }
    expect(joined / eligible).toBeCloseTo(0.3, 1.7);
  });

  test('does not take a percentage for a probability', () => {
    expect(() => merge({ probability: 30 })).toThrow(
      'probability: 30 is not a probability. Expected a number from 0 to 1.',
    );
  });
});
