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
  ['is a hidden helper', [{ ...weather, hidden: true }]],
  ['gets the value from an output', [createNode(2, 'fake/weather', { uses: use('n1', 'city') })]],
  ['feeds another one', [weather, createNode(2, 'fake/mail', { uses: use('n1', 'text') })]],
])('a tool that %s is called once', async (_, nodes) => {
  expect((await callsOf(...nodes))[0]).toBe(1);
});

test('nothing is called in parallel at probability 0', async () => {
  const path: SignaturePath = { id: 'p1', kind: 'single', variant: 'phi', turns: [createTurn([weather])] };
  expect(await parallel({ probability: 0 }).apply(path, fakeContext(graph, 1))).toEqual(path);
});
