import { beforeAll, describe, expect, test } from 'vitest';
import { type Pipeline, worldPipeline } from '../../test/support/pipeline.ts';
import { createRandom } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import { NamingText } from '../core/tool-names.ts';
import { createDistractors, defaultOffer, offerTools } from './index.ts';

let pipeline: Pipeline;
let tasks: Task[];

beforeAll(async () => {
  pipeline = await worldPipeline();
  tasks = [...(await pipeline.tasks('multi-turn', 40)), ...(await pipeline.tasks('irrelevance', 20))];
});

describe('offerTools', () => {
  const offer = (task: Task, label = 'offer') =>
    offerTools(task, pipeline.tool, createDistractors(pipeline.tools), defaultOffer, createRandom(label));

  test('shows the tools of the task once, withholds what is withheld, and keeps to the range', () => {
    for (const task of tasks) {
      const ids = offer(task).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(task.tools));
      expect(ids.filter((id) => task.withheld.includes(id))).toEqual([]);
      expect(ids.length).toBeGreaterThanOrEqual(defaultOffer.min);
      expect(ids.length).toBeLessThanOrEqual(Math.max(defaultOffer.max, task.tools.length));
    }
  });

  test('depends on the stream alone', () => {
    expect(offer(tasks[0]!)).toEqual(offer(tasks[0]!));
    expect(offer(tasks[0]!, 'other')).not.toEqual(offer(tasks[0]!));
  });

  test('does not put the tools of the task first', () => {
    const firsts = tasks.filter((task) => task.tools.includes(offer(task)[0]!.id));
    expect(firsts.length).toBeLessThan(tasks.length / 2);
  });

  test('shows no distractor that the words name', () => {
    for (const task of tasks) {
      const distractors = offer(task).filter(({ id }) => !task.tools.includes(id));
      const text = new NamingText(task.turns.map(({ query }) => query).join('\n'));
      expect(distractors.filter((tool) => text.names(tool, 3))).toEqual([]);
    }
  });

  test('takes all that a small pool has', () => {
    const [task] = tasks;
    const few = pipeline.tools.filter(({ id }) => task!.tools.includes(id));
    const offered = offerTools(task!, pipeline.tool, createDistractors(few), defaultOffer, createRandom('few'));
    expect(offered.map(({ id }) => id).sort()).toEqual([...task!.tools].sort());
  });
});
