import { expect, test } from 'vitest';
import type { PathNode, SignaturePath } from '../core/path.ts';
import { DifficultyCounter, difficultyOf, formatDifficulty } from './difficulty.ts';
import { createNode, createTurn } from './nodes.ts';

const takes = (...nodes: number[]): Partial<PathNode> => ({
  uses: nodes.map((node) => ({ node: `n${node}`, bindings: [{ output: '/out', input: `from${node}` }] })),
});

/** n1 | n2 and n3 hidden, feeding n4 | null | n5 three times, from n1. */
const path: SignaturePath = {
  id: 'p1',
  kind: 'multi-turn',
  variant: 'phi-hat',
  turns: [
    createTurn([createNode(1, 'fake/a')]),
    createTurn([
      createNode(2, 'fake/b', { hidden: true }),
      createNode(3, 'fake/c', { hidden: true, ...takes(2) }),
      createNode(4, 'fake/d', takes(3, 1)),
    ]),
    { type: 'missing', id: 't5-missing', missing: 'function', about: 't5', nodes: [] },
    createTurn([createNode(5, 'fake/e', { calls: 3, ...takes(1) })]),
  ],
};
const short: SignaturePath = { ...path, turns: path.turns.slice(0, 1) };

test('measures turns, calls, how far outputs are carried and how deep helpers nest', () => {
  expect(difficultyOf(path)).toEqual({ turns: 4, calls: 7, dependencyDistance: 3, nestedDepth: 2 });
  expect(difficultyOf(short)).toEqual({ turns: 1, calls: 1, dependencyDistance: 0, nestedDepth: 0 });
});

test('a precondition carries nothing', () => {
  const later = createNode(2, 'fake/b', { uses: [{ node: 'n1', bindings: [] }] });
  expect(difficultyOf({ turns: [...short.turns, createTurn([later])] }).dependencyDistance).toBe(0);
});

test('summarizes many paths', () => {
  const counter = new DifficultyCounter();
  for (const each of [path, path, short]) counter.add(each);
  expect(counter.summary().measures.calls).toEqual({
    mean: 5,
    histogram: [
      [1, 1],
      [7, 2],
    ],
  });
  expect(formatDifficulty(counter.summary())).toBe(
    [
      '3 paths',
      'turns                         mean   3.00  1×1 4×2',
      'calls                         mean   5.00  1×1 7×2',
      'dependency distance in turns  mean   2.00  0×1 3×2',
      'nested depth                  mean   1.33  0×1 2×2',
    ].join('\n'),
  );
});

test('summarizes nothing', () => {
  expect(new DifficultyCounter().summary().measures.turns).toEqual({ mean: 0, histogram: [] });
});
