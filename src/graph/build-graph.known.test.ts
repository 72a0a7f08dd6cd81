import { describe, expect, test } from 'vitest';
import type { Dropped } from '../core/dropped.ts';
import type { DependencyEdge } from '../core/graph.ts';
import { createRandom } from '../core/random.ts';
import type { JudgeDependencies } from '../core/teacher.ts';
import { defaultAnnotations, type Tool } from '../core/tool.ts';
import { type BuildGraphOptions, buildGraph } from './build-graph.ts';

function tool(name: string, more: Partial<Tool> = {}): Tool {
  return {
    id: `set/${name}`,
    name,
    description: '',
    category: 'Travel',
    toolset: 'set',
    inputSchema: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a', 'b'] },
    outputSchema: { type: 'object', properties: { x: { type: 'string' }, y: { type: 'string' } } },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name },
    ...more,
  };
}

const one = tool('one');
const two = tool('two');
const silent: JudgeDependencies = () => [];

function build(tools: readonly Tool[], options: Partial<BuildGraphOptions>) {
  return buildGraph(tools, { judge: silent, random: createRandom('seed'), ...options });
}

function declared(from: string, to: string, binding?: [output: string, input: string]): DependencyEdge {
  return {
    from: `set/${from}`,
    to: `set/${to}`,
    kind: binding ? 'partial-input' : 'precondition',
    bindings: binding ? [{ output: binding[0], input: binding[1] }] : [],
    evidence: [{ by: 'declared', where: 'a test' }],
  };
}

/** A judge that always answers that `two` takes /x of `one` as `b`. */
const judgeTwo: JudgeDependencies = ({ target }) =>
  target.id === one.id
    ? [{ to: two.id, kind: 'partial-input', bindings: [{ output: '/x', input: 'b' }], score: 0.7, reason: 'so' }]
    : [];

describe('declared edges', () => {
  test('are there whatever was drawn, and their ends are candidates', async () => {
    const crowd = Array.from({ length: 40 }, (_, index) => tool(`crowd_${index}`));
    const edges = crowd.map(({ name }) => declared('one', name));
    const graph = await build([one, ...crowd], { declared: edges, candidates: 3 });
    expect(graph.outgoing(one.id).map(({ to }) => to)).toEqual(crowd.map(({ id }) => id).sort());
    expect(graph.candidates(one.id)).toHaveLength(40);
    expect(graph.candidates('set/crowd_0')).toHaveLength(3);
  });

  test('outside of the pool or to themselves are left out', async () => {
    const graph = await build([one, two], { declared: [declared('one', 'three'), declared('two', 'two')] });
    expect(graph.edges).toEqual([]);
  });

  test('keep their bindings where the judge says otherwise, and gain its evidence', async () => {
    const graph = await build([one, two], { judge: judgeTwo, declared: [declared('one', 'two', ['/y', 'a'])] });
    expect(graph.edges).toEqual([
      {
        ...declared('one', 'two', ['/y', 'a']),
        evidence: [
          { by: 'declared', where: 'a test' },
          { by: 'schema-match', score: 0.7, reason: 'so' },
        ],
      },
    ]);
  });

  test('of the same two tools are one edge with both bindings', async () => {
    const graph = await build([one, two], {
      declared: [declared('one', 'two', ['/x', 'a']), declared('one', 'two', ['/y', 'b'])],
    });
    expect(graph.edges.map(({ bindings }) => bindings)).toEqual([
      [
        { output: '/x', input: 'a' },
        { output: '/y', input: 'b' },
      ],
    ]);
  });
});

describe('overrides', () => {
  const pair = { from: one.id, to: two.id };

  test('an added edge is there with its author as evidence', async () => {
    const bindings = [{ output: '/x', input: 'a' }];
    const graph = await build([one, two], { overrides: { add: [{ ...pair, bindings }], forbid: [] } });
    expect(graph.edges).toEqual([
      { ...pair, kind: 'partial-input', bindings, evidence: [{ by: 'user', where: 'add[0]' }] },
    ]);
  });

  test('a forbidden edge is not there, declared and judged or not', async () => {
    const graph = await build([one, two], {
      judge: judgeTwo,
      declared: [declared('one', 'two')],
      overrides: { add: [], forbid: [pair] },
    });
    expect(graph.edges).toEqual([]);
    expect(graph.candidates(one.id)).toEqual([]);
  });
});

describe('a judge', () => {
  test('may answer later and out of order', async () => {
    const tools = Array.from({ length: 12 }, (_, index) => tool(`crowd_${index}`));
    const judge: JudgeDependencies = async ({ target, candidates }) => {
      for (let turn = target.name.length; turn < 12 - Number(target.name.slice(6)); turn += 1) await null;
      return candidates
        .slice(0, 2)
        .map(({ id }) => ({ to: id, kind: 'precondition', bindings: [], score: 1, reason: '' }));
    };
    const [serial, wide] = await Promise.all([1, 8].map((concurrency) => build(tools, { judge, concurrency })));
    expect(serial!.edges).toHaveLength(24);
    expect(wide!.edges).toEqual(serial!.edges);
  });

  test('that fails ends the build', async () => {
    await expect(build([one, two], { judge: () => Promise.reject(new Error('no answer')) })).rejects.toThrow(
      'no answer',
    );
  });

  test('that invents tools, outputs or parameters is not believed', async () => {
    const dropped: Dropped[] = [];
    const judge: JudgeDependencies = ({ target }) =>
      target.id === one.id
        ? [
            { to: 'set/ghost', kind: 'precondition', bindings: [], score: 1, reason: '' },
            { to: two.id, kind: 'whole-input', bindings: [{ output: '/none', input: 'a' }], score: 1, reason: '' },
          ]
        : [];
    const graph = await build([one, two], { judge, onDropped: (drop) => dropped.push(drop) });
    expect(graph.edges).toEqual([]);
    expect(dropped.map(({ reason }) => reason)).toEqual(['not-a-candidate', 'no-such-binding', 'no-binding']);
  });
});

test('what cannot work is refused', async () => {
  await expect(build([one, one], {})).rejects.toThrow('two tools have the id "set/one"');
  await expect(build([one], { candidates: 0 })).rejects.toThrow('candidates: 0 cannot be used');
  const graph = await build([one], {});
  expect(() => graph.outgoing('set/two')).toThrow('the graph has no tool "set/two"');
});
