import type { Executor } from '../core/executor.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { routeExecutor, simulatedExecutor, worldExecutor } from '../execute/index.ts';
import { createToolPool, type ToolPool } from '../pool/index.ts';
import { createDistractors, type Distractors } from '../rollout/index.ts';
import { type ScriptedTeacher, scriptedTeacher } from '../teacher/scripted/index.ts';
import { Holdout } from './holdout.ts';

/** What work on single items needs: the tools, something to run them on, and someone to speak for them. */
export interface Equipment {
  pool: ToolPool;
  executor: Executor;
  teacher: ScriptedTeacher;
  /** What training rows show beside the tools of their task. */
  distractors: Distractors;
  /** The same for held-out tasks, which may show any tool. */
  heldOutDistractors: Distractors;
  /** What training rows must not show. */
  holdout: Holdout;
}

/** Equipment for a pool of which some may be held out. Throws as `Holdout`. */
export function equip(tools: readonly Tool[], worlds: readonly World[], heldOut: readonly string[] = []): Equipment {
  const pool = createToolPool(tools);
  const holdout = new Holdout(heldOut, tools);
  const heldOutDistractors = createDistractors(tools);
  const shown = tools.filter(({ id }) => !holdout.tools.has(id));
  return {
    pool,
    executor: executorOf(tools, worlds),
    teacher: scriptedTeacher({ worlds, tool: pool.tool }),
    distractors: holdout.tools.size === 0 ? heldOutDistractors : createDistractors(shown),
    heldOutDistractors,
    holdout,
  };
}

/** What calls of a pool run on: its worlds run in process, other tools are simulated. */
export function executorOf(tools: readonly Tool[], worlds: readonly World[]): Executor {
  const imported = tools.filter(({ source }) => source.kind !== 'world');
  if (imported.length === 0) return worldExecutor(worlds, tools);
  return routeExecutor([worldExecutor(worlds, tools), simulatedExecutor(imported)]);
}
