import type { Executor } from '../core/executor.ts';
import { createRandom } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import { type Act, referenceHint } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { Trajectory } from '../core/trajectory.ts';
import { createPlay } from './play.ts';

/** What a task is played with. */
export interface PositiveOptions {
  act: Act;
  /** May inject faults: the trajectory then shows how to recover. */
  executor: Executor;
  tool(id: string): Tool;
  /** The tools that the row shows, in order. */
  offered: readonly Tool[];
  /** Who plays, for the record. */
  generator: string;
}

/**
 * A positive trajectory by hints (METHOD §9): the teacher sees the reference calls of every turn and acts with real
 * results. Neither hint nor instructions are part of what is returned.
 */
export async function rolloutPositive(task: Task, options: PositiveOptions): Promise<Trajectory> {
  const session = options.executor.open({ seed: task.stateSeed });
  try {
    const play = createPlay({
      task,
      act: options.act,
      instructions: 'detailed',
      hint: referenceHint,
      session,
      tools: options.offered,
      tool: options.tool,
      random: createRandom(`${task.seed}/positive`),
    });
    while (await play.next());
    return {
      id: task.id,
      task: task.id,
      kind: task.kind,
      polarity: 'positive',
      tools: options.offered.map(({ id }) => id),
      turns: [...play.turns],
      verdicts: [],
      generator: options.generator,
    };
  } finally {
    session.close();
  }
}
