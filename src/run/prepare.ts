import type { Dropped } from '../core/dropped.ts';
import type { Executor } from '../core/executor.ts';
import type { DependencyGraph } from '../core/graph.ts';
import { createRandom } from '../core/random.ts';
import type { Teacher } from '../core/teacher.ts';
import type { World } from '../core/world.ts';
import { routeExecutor, simulatedExecutor, worldExecutor } from '../execute/index.ts';
import { confirmEdges, createRuleJudge } from '../graph/index.ts';
import { type LoadedPool, labelTool } from '../pool/index.ts';
import { createDistractors, type Distractors } from '../rollout/index.ts';
import { scriptedTeacher } from '../teacher/scripted/index.ts';
import type { RunConfig } from './config-schema.ts';
import { prepareGraph, preparePool } from './stages.ts';

/** Everything that is made once for a run, before the first path. */
export interface Prepared {
  pool: LoadedPool;
  graph: DependencyGraph;
  executor: Executor;
  teacher: Teacher;
  distractors: Distractors;
  /** What was dropped on the way. */
  dropped: readonly Dropped[];
}

/** Loads the pool, builds its graph, and gives it something to run on and someone to speak for it. Throws as the stages do. */
export async function prepare(
  config: RunConfig,
  options: { worlds: readonly World[]; cwd?: string },
): Promise<Prepared> {
  const pool = await preparePool(config, options);
  const dropped = [...pool.dropped];
  const judge = createRuleJudge();
  const onDropped = (drop: Dropped) => dropped.push(drop);
  const executor = executorOf(pool, options.worlds);
  const judged = await prepareGraph(pool.tools, config, { ...options, judge, onDropped });
  const graph = await confirmEdges(judged, {
    executor,
    random: createRandom(`${config.seed}/confirm`),
    isReal: ({ source }) => source.kind === 'world',
    onDropped,
  });
  const teacher: Teacher = {
    ...scriptedTeacher({ worlds: options.worlds, tool: pool.tool }),
    labelTool,
    judgeDependencies: judge,
  };
  return {
    pool,
    graph,
    executor,
    teacher,
    distractors: createDistractors(pool.tools),
    dropped,
  };
}

function executorOf({ tools }: LoadedPool, worlds: readonly World[]): Executor {
  const imported = tools.filter(({ source }) => source.kind !== 'world');
  if (imported.length === 0) return worldExecutor(worlds, tools);
  return routeExecutor([worldExecutor(worlds, tools), simulatedExecutor(imported)]);
}
