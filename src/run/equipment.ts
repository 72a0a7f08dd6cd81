import type { Executor } from '../core/executor.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { routeExecutor, simulatedExecutor, worldExecutor } from '../execute/index.ts';
import { createToolPool, type ToolPool } from '../pool/index.ts';
import { createDistractors, type Distractors } from '../rollout/index.ts';
import { type ScriptedTeacher, scriptedTeacher } from '../teacher/scripted/index.ts';

/** What work on single items needs: the tools, something to run them on, and someone to speak for them. */
export interface Equipment {
  pool: ToolPool;
  executor: Executor;
  teacher: ScriptedTeacher;
  distractors: Distractors;
}

/** Equipment for a pool: its worlds run in process, other tools are simulated. */
export function equip(tools: readonly Tool[], worlds: readonly World[]): Equipment {
  const pool = createToolPool(tools);
  return {
    pool,
    executor: executorOf(tools, worlds),
    teacher: scriptedTeacher({ worlds, tool: pool.tool }),
    distractors: createDistractors(tools),
  };
}

function executorOf(tools: readonly Tool[], worlds: readonly World[]): Executor {
  const imported = tools.filter(({ source }) => source.kind !== 'world');
  if (imported.length === 0) return worldExecutor(worlds, tools);
  return routeExecutor([worldExecutor(worlds, tools), simulatedExecutor(imported)]);
}
