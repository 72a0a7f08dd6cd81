import { expect, test } from 'vitest';
import { fakeContext, fakeGraph, fakeTool } from '../../test/support/fake-graph.ts';
import type { PathNode, SignaturePath } from '../core/path.ts';
import { createNode, createTurn } from './nodes.ts';
import { parallel } from './parallel.ts';

const graph = fakeGraph([fakeTool('weather', ['city'], { repeatBy: 'city' }), fakeTool('mail', ['text'])], []);

async function callsOf(...nodes: PathNode[]): Promise<number[]> {
  const path: SignaturePath = {
    id: 'p1',
    kind: 'multi-turn',
    variant: 'phi',
    turns: nodes.map((node) => createTurn([node])),
  };
  const after = await parallel({ probability: 1 }).apply(path, fakeContext(graph, 1));
  return after.turns.flatMap((turn) => turn.nodes.map((node) => node.calls));
}

const weather = createNode(1, 'fake/weather');
const use = (node: string, input: string) => [{ node, bindings: [{ output: '/out', input }] }];

test('a tool that takes several values is called two or three times', async () => {
  const [calls] = await callsOf(weather);
  expect([2, 3]).toContain(calls);
});

test.each([
  ['takes one value', [createNode(1, 'fake/mail')]],
  ['is a helper that nothing uses', [{ ...weather, hidden: true }]],
  ['gets the value from an output', [createNode(2, 'fake/weather', { uses: use('n1', 'city') })]],
])('a tool that %s is called once', async (_, nodes) => {
  expect((await callsOf(...nodes))[0]).toBe(1);
});

test('what uses the results of a repeated tool is called for each of them', async () => {
  const [first, second] = await callsOf(weather, createNode(2, 'fake/mail', { uses: use('n1', 'text') }));
  expect(first).toBeGreaterThan(1);
  expect(second).toBe(first);
});

test('a hidden helper is repeated together with what it feeds', async () => {
  const helper = { ...weather, hidden: true };
  const path: SignaturePath = {
    id: 'p1',
    kind: 'multi-turn',
    variant: 'phi',
    turns: [createTurn([helper, createNode(2, 'fake/mail', { uses: use('n1', 'text') })])],
  };
  const after = await parallel({ probability: 1 }).apply(path, fakeContext(graph, 1));
  const [first, second] = after.turns[0]!.nodes.map((node) => node.calls);
  expect(first).toBeGreaterThan(1);
  expect(second).toBe(first);
});

test('a tool is repeated for the elements of a list that a visible tool gave', async () => {
  const listed = [{ node: 'n1', bindings: [{ output: '/items/*/id', input: 'text' }] }];
  const [, second] = await callsOf(createNode(1, 'fake/mail'), createNode(2, 'fake/mail', { uses: listed }));
  expect([2, 3]).toContain(second);
});

test('nothing is called in parallel at probability 0', async () => {
  const path: SignaturePath = { id: 'p1', kind: 'single', variant: 'phi', turns: [createTurn([weather])] };
  expect(await parallel({ probability: 0 }).apply(path, fakeContext(graph, 1))).toEqual(path);
});
