import { beforeAll, describe, expect, test } from 'vitest';
import { kept } from '../../test/support/kept.ts';
import { type Pipeline, worldPipeline } from '../../test/support/pipeline.ts';
import { callKey } from '../core/call.ts';
import type { Task } from '../core/task.ts';
import { type Act, referenceHint } from '../core/teacher.ts';
import type { Trajectory } from '../core/trajectory.ts';
import { withFaults } from '../execute/index.ts';
import { rolloutPositive } from './index.ts';

let pipeline: Pipeline;
let tasks: Task[];

beforeAll(async () => {
  pipeline = await worldPipeline();
  tasks = [...(await pipeline.tasks('multi-turn', 50)), ...(await pipeline.tasks('irrelevance', 20))];
});

async function play(task: Task, options: { faults?: number; act?: Act } = {}): Promise<Trajectory> {
  const { executor, tool, teacher } = pipeline;
  const played = await rolloutPositive(task, {
    act: options.act ?? teacher.act,
    executor: withFaults(executor, { probability: options.faults ?? 0 }),
    tool,
    offered: pipeline.offer(task),
    generator: 'test',
  });
  return kept(played);
}

describe('rolloutPositive', () => {
  test('makes the reference calls in their order, a node a step, and closes every turn with words', async () => {
    for (const task of tasks) {
      const { turns } = await play(task);
      for (const [at, turn] of turns.entries()) {
        const wanted = task.turns[at]!.steps.map(({ calls }) => calls.map(({ call }) => callKey(call)));
        const made = turn.steps.map(({ calls }) => calls.map(callKey));
        expect(made).toEqual([...wanted, []]);
        expect(turn.steps.at(-1)!.content).toMatch(/\S/);
      }
    }
  });

  test('keeps hints and instructions out of what it returns', async () => {
    const requests: unknown[] = [];
    const act: Act = (request) => {
      requests.push(request.hint, request.instructions);
      return pipeline.teacher.act(request);
    };
    const task = tasks.find(({ turns }) => turns.some(({ missing }) => missing))!;
    const trajectory = await play(task, { act });
    expect(requests).toContain('detailed');
    expect(requests).toContainEqual(referenceHint(task.turns[0]!));
    const said = trajectory.turns.flatMap(({ steps }) => steps.map(({ content }) => content));
    expect(said.join('\n')).not.toMatch(/hint|detailed|miss(ing)? (function|param)/i);
    expect(Object.keys(trajectory.turns[0]!)).toEqual(['id', 'user', 'addsTools', 'steps']);
  });

  test('tries a call again after an injected fault, and gets where it would have got', async () => {
    let faults = 0;
    for (const task of tasks) {
      const [smooth, rough] = [await play(task), await play(task, { faults: 0.3 })];
      const results = rough.turns.flatMap(({ steps }) => steps.flatMap((step) => step.results));
      faults += results.filter((result) => !result.ok && result.injected).length;
      expect(successes(rough)).toEqual(successes(smooth));
    }
    expect(faults).toBeGreaterThan(20);
  });

  test('answers a missing turn in words that say what is missing', async () => {
    const missing = tasks.flatMap((task) => task.turns.flatMap((turn) => (turn.missing ? [{ task, turn }] : [])));
    expect(missing.length).toBeGreaterThan(20);
    for (const { task, turn } of missing) {
      const played = (await play(task)).turns.find(({ id }) => id === turn.id)!;
      expect(played.steps).toHaveLength(1);
      expect(played.steps[0]!.calls).toEqual([]);
      expect(played.steps[0]!.content).toMatch(
        turn.missing!.kind === 'function' ? /\b(?:none|cannot|no|nothing)\b/ : /\b(?:tell|need|what|could)\b/i,
      );
    }
  });

  test('gives the same trajectory again', async () => {
    for (const task of tasks.slice(0, 10))
      expect(await play(task, { faults: 0.3 })).toEqual(await play(task, { faults: 0.3 }));
  });

  test('runs no call of a tool that is not offered', async () => {
    const task = tasks.find(({ turns }) => turns.some(({ missing }) => missing?.kind === 'function'))!;
    const withheld = pipeline.tool(task.withheld[0]!);
    let asked = false;
    const act: Act = ({ turn }) => {
      if (asked || !task.turns.find(({ id }) => id === turn.id)!.missing) return { content: 'No.', calls: [] };
      asked = true;
      return { content: null, calls: [{ id: 'call_1', name: withheld.name, arguments: {} }] };
    };
    const { turns } = await play(task, { act });
    const results = turns.flatMap(({ steps }) => steps.flatMap((step) => step.results));
    expect(results).toEqual([
      { ok: false, error: { kind: 'unknown-tool', message: `There is no tool called ${withheld.name}.` } },
    ]);
  });

  test('stops an agent that never comes to an end', async () => {
    const act: Act = () => ({ content: null, calls: [{ id: 'call_1', name: 'nowhere', arguments: {} }] });
    const { turns } = await play(tasks[0]!, { act });
    expect(turns.map(({ steps }) => steps.length)).toEqual(tasks[0]!.turns.map(() => 20));
  });
});

function successes({ turns }: Trajectory): string[] {
  return turns.flatMap(({ steps }) =>
    steps.flatMap(({ calls, results }) => calls.filter((_, at) => results[at]!.ok).map(callKey)),
  );
}
