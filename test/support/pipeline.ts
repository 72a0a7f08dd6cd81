import type { Executor } from '../../src/core/executor.ts';
import type { RowKind } from '../../src/core/path.ts';
import { createRandom } from '../../src/core/random.ts';
import type { Task } from '../../src/core/task.ts';
import type { Tool } from '../../src/core/tool.ts';
import { simulatedExecutor, worldExecutor } from '../../src/execute/index.ts';
import { buildGraph, createRuleJudge } from '../../src/graph/index.ts';
import { createPathSampler } from '../../src/paths/index.ts';
import { createDistractors, defaultOffer, offerTools } from '../../src/rollout/index.ts';
import { type ScriptedTeacher, scriptedTeacher } from '../../src/teacher/scripted/index.ts';
import { translatePath } from '../../src/translate/index.ts';
import { worlds } from '../../src/worlds/index.ts';

/** The stages up to translation over one pool, ready for the tests of what comes after. */
export interface Pipeline {
  tools: readonly Tool[];
  tool(id: string): Tool;
  executor: Executor;
  teacher: ScriptedTeacher;
  /** Tasks of the first paths of a kind, those that were dropped left out. */
  tasks(kind: RowKind, count: number): Promise<Task[]>;
  offer(task: Task): Tool[];
}

/** A pipeline over the built-in worlds. */
export function worldPipeline(): Promise<Pipeline> {
  const tools = worlds.flatMap((world) => world.tools);
  return pipelineOver(tools, worldExecutor(worlds, tools));
}

/** A pipeline over tools that nobody implemented. */
export function simulatedPipeline(tools: readonly Tool[]): Promise<Pipeline> {
  return pipelineOver(tools, simulatedExecutor(tools));
}

async function pipelineOver(tools: readonly Tool[], executor: Executor): Promise<Pipeline> {
  const byId = new Map(tools.map((tool) => [tool.id, tool]));
  const tool = (id: string): Tool => byId.get(id)!;
  const teacher = scriptedTeacher({ worlds, tool });
  const graph = await buildGraph(tools, {
    judge: createRuleJudge(),
    declared: worlds.flatMap((world) => world.dependencies).filter(({ from, to }) => byId.has(from) && byId.has(to)),
    random: createRandom('pipeline'),
  });
  const distractors = createDistractors(tools);
  return {
    tools,
    tool,
    executor,
    teacher,
    async tasks(kind, count) {
      const sampler = createPathSampler(graph, { seed: `tests/${kind}`, judgeNested: teacher.judgeNested });
      const tasks: Task[] = [];
      for (let draw = 0; draw < 3 * count && tasks.length < count; draw += 1) {
        for (const path of (await sampler.next(kind)).paths) {
          const task = await translatePath(path, { teacher, executor, tool, seed: 1 });
          if (!('reason' in task)) tasks.push(task);
        }
      }
      return tasks.slice(0, count);
    },
    offer: (task) => offerTools(task, tool, distractors, defaultOffer, createRandom(`${task.seed}/offer`)),
  };
}
