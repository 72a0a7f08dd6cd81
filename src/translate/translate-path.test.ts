import { beforeAll, describe, expect, test } from 'vitest';
import { type Pipeline, worldPipeline } from '../../test/support/pipeline.ts';
import { callKey } from '../core/call.ts';
import { jsonEqual, readPointer } from '../core/json.ts';
import { createRandom } from '../core/random.ts';
import type { ArgumentSource, ReferenceStep, Task } from '../core/task.ts';
import { requiredOf } from '../core/tool.ts';
import { textHoldsValue } from '../core/value-text.ts';
import { buildGraph } from '../graph/index.ts';
import { createPathSampler } from '../paths/index.ts';
import { translatePath } from './index.ts';

let pipeline: Pipeline;
let tasks: Task[];

beforeAll(async () => {
  pipeline = await worldPipeline();
  const kinds = ['single', 'parallel', 'multiple', 'irrelevance'] as const;
  const singles = await Promise.all(kinds.map((kind) => pipeline.tasks(kind, 40)));
  tasks = [...singles.flat(), ...(await pipeline.tasks('multi-turn', 80))];
});

/** Every argument of every reference call, with what came before it. */
function* argumentsOf(task: Task) {
  const queries = new Map<string, string>();
  const steps: ReferenceStep[] = [];
  for (const turn of task.turns) {
    queries.set(turn.id, turn.query);
    for (const step of turn.steps) {
      for (const { call, sources } of step.calls) {
        for (const [name, value] of Object.entries(call.arguments)) {
          yield { name, value, source: sources[name], queries: new Map(queries), steps: [...steps], step };
        }
      }
      steps.push(step);
    }
  }
}

function explains(
  source: ArgumentSource | undefined,
  {
    value,
    queries,
    steps,
  }: {
    value: unknown;
    queries: ReadonlyMap<string, string>;
    steps: readonly ReferenceStep[];
  },
): boolean {
  if (source?.by === 'query') {
    return queries.get(source.turn)?.includes(source.text) === true && textHoldsValue(source.text, value as never);
  }
  if (source?.by === 'output') {
    const calls = steps.find(({ node }) => node === source.node)?.calls ?? [];
    const result = calls.find(({ call }) => call.id === source.call)?.result;
    return result?.ok === true && jsonEqual(readPointer(result.output, source.pointer), value as never);
  }
  return source?.by === 'constant';
}

describe('translatePath', () => {
  test('gives tasks of every kind', () => {
    expect(new Set(tasks.map(({ kind }) => kind)).size).toBe(5);
    expect(tasks.length).toBeGreaterThan(200);
  });

  test('gives every argument a source that holds its value', () => {
    const unexplained = tasks.flatMap((task) =>
      [...argumentsOf(task)]
        .filter((argument) => !explains(argument.source, argument))
        .map(({ name }) => `${task.id} ${name}`),
    );
    expect(unexplained).toEqual([]);
  });

  test('gives every required argument', () => {
    for (const step of tasks.flatMap((task) => task.turns.flatMap((turn) => turn.steps))) {
      for (const { call } of step.calls) {
        expect(Object.keys(call.arguments)).toEqual(expect.arrayContaining(requiredOf(pipeline.tool(step.tool))));
      }
    }
  });

  test('makes no call twice in a conversation, at most three for a node, and none that fails', () => {
    for (const task of tasks) {
      const steps = task.turns.flatMap((turn) => turn.steps);
      const calls = steps.flatMap((step) => step.calls);
      expect(new Set(calls.map(({ call }) => callKey(call))).size).toBe(calls.length);
      expect(new Set(calls.map(({ call }) => call.id)).size).toBe(calls.length);
      expect(Math.max(0, ...steps.map((step) => step.calls.length))).toBeLessThanOrEqual(3);
      expect(calls.every(({ result }) => result.ok)).toBe(true);
    }
  });

  test('copies no identifier that only an output holds into the words', () => {
    for (const task of tasks) {
      const stated = new Set<string>();
      for (const turn of task.turns) {
        const calls = turn.steps.flatMap((step) => step.calls);
        for (const { call, sources } of calls) {
          for (const name in sources) if (sources[name]!.by === 'query') stated.add(String(call.arguments[name]));
        }
        const taken = calls.flatMap(({ call, sources }) =>
          Object.keys(sources).flatMap((name) => (sources[name]!.by === 'output' ? String(call.arguments[name]) : [])),
        );
        const copied = taken.filter((value) => /^[A-Z]+-\d+$/.test(value) && !stated.has(value));
        expect(copied.filter((value) => new RegExp(`\\b${value}\\b`).test(turn.query))).toEqual([]);
      }
    }
  });

  test('withholds the functions of a missing turn until the next turn adds them', () => {
    const split = tasks.filter(({ turns }) => turns.some(({ missing }) => missing?.kind === 'function'));
    expect(split.length).toBeGreaterThan(10);
    for (const task of split) {
      const at = task.turns.findIndex(({ missing }) => missing?.kind === 'function');
      const { steps, missing } = task.turns[at]!;
      expect(steps).toEqual([]);
      expect(task.withheld).toEqual(missing!.tools);
      expect(task.tools).not.toEqual(expect.arrayContaining(missing!.tools));
      const next = task.turns[at + 1];
      if (next) expect(next.addsTools).toEqual(missing!.tools);
    }
  });

  test('leaves one required value out of a missing turn and supplies it in the next', () => {
    const split = tasks.filter(({ turns }) => turns.some(({ missing }) => missing?.kind === 'parameter'));
    expect(split.length).toBeGreaterThan(10);
    for (const task of split) {
      const at = task.turns.findIndex(({ missing }) => missing?.kind === 'parameter');
      const { missing, steps } = task.turns[at]!;
      expect(steps).toEqual([]);
      expect(requiredOf(pipeline.tool(missing!.tools[0]!))).toContain(missing!.parameter);
      const next = task.turns[at + 1];
      if (!next) continue;
      const answered = next.steps.find(({ tool }) => tool === missing!.tools[0])!;
      expect(answered.calls[0]!.sources[missing!.parameter!]).toMatchObject({ by: 'query', turn: next.id });
    }
  });

  test('gives the same task for the same path and seed', async () => {
    const again = await (await worldPipeline()).tasks('single', 40);
    expect(again).toEqual(tasks.filter(({ kind }) => kind === 'single'));
  });

  test('drops a path with the reason of the teacher', async () => {
    const graph = await buildGraph(pipeline.tools, { judge: () => [], random: createRandom('g') });
    const { paths } = await createPathSampler(graph, { seed: '1', judgeNested: pipeline.teacher.judgeNested }).next(
      'single',
    );
    const { executor, tool } = pipeline;
    const writeQuery = () => ({ refused: 'no-words', detail: 'the teacher is silent' });
    const teacher = { writeQuery, fillCall: pipeline.teacher.fillCall };
    const dropped = await translatePath(paths[0]!, { teacher, executor, tool, seed: 1 });
    expect(dropped).toEqual({
      id: paths[0]!.id,
      stage: 'translate',
      reason: 'no-words',
      detail: 'the teacher is silent',
    });
  });
});
