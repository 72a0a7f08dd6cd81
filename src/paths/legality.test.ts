import { describe, expect, test } from 'vitest';
import { fakeEdge, fakeGraph, fakeTool } from '../../test/support/fake-graph.ts';
import { illegalNodes, isCallable, statedParameters, unsuppliedParameters } from './legality.ts';
import { createNode, createTurn } from './nodes.ts';

const graph = fakeGraph(
  [
    fakeTool('find', ['city']),
    fakeTool('login', ['name']),
    fakeTool('book', ['hotel', 'guests'], { outputOnly: ['hotel'] }),
    fakeTool('pay', ['sum']),
  ],
  [fakeEdge('find', 'book', { id: 'hotel' }), fakeEdge('login', 'pay')],
);
const find = createNode(1, 'fake/find');
const _login = createNode(2, 'fake/login');

describe('a tool is callable', () => {
  test('at once, when it needs nothing', () => expect(isCallable(graph, 'fake/find', [])).toBe(true));
  test('not before the source of an output-only value', () => expect(isCallable(graph, 'fake/book', [])).toBe(false));
  test('after the source of an output-only value', () => expect(isCallable(graph, 'fake/book', [find])).toBe(true));
});

test('names the values that lack a source', () => {
  expect(unsuppliedParameters(graph, 'fake/book', [])).toEqual(['hotel']);
  expect(unsuppliedParameters(graph, 'fake/book', [find])).toEqual([]);
});

test('the user states what is required, can be stated, and has no source', () => {
  expect(statedParameters(graph.tool('fake/book'), { uses: [] })).toEqual(['guests']);
  const uses = [{ node: 'n1', bindings: [{ output: '/n', input: 'guests' }] }];
  expect(statedParameters(graph.tool('fake/book'), { uses })).toEqual([]);
});

test('finds the nodes of a path that stand too early', () => {
  const uses = [{ node: 'n1', bindings: [{ output: '/id', input: 'hotel' }] }];
  const book = createNode(3, 'fake/book', { uses });
  expect(illegalNodes(graph, { turns: [createTurn([find]), createTurn([book])] })).toEqual([]);
  expect(illegalNodes(graph, { turns: [createTurn([book]), createTurn([find])] })).toEqual(['n3']);
  expect(illegalNodes(graph, { turns: [createTurn([find]), createTurn([{ ...book, uses: [] }])] })).toEqual(['n3']);
});
