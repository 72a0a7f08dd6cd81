import type { HeldOutQuestion } from '../../src/core/held-out.ts';
import type { RowKind } from '../../src/core/path.ts';
import { rolloutPositive } from '../../src/rollout/index.ts';
import { heldOutQuestion } from '../../src/run/held-out-set.ts';
import { kept } from './kept.ts';
import type { Pipeline } from './pipeline.ts';

/** Tasks of a kind as questions, as if they had been held out. */
export async function questionsOf(pipeline: Pipeline, kind: RowKind, count: number): Promise<HeldOutQuestion[]> {
  const { tool, teacher, executor } = pipeline;
  const questions: HeldOutQuestion[] = [];
  for (const task of await pipeline.tasks(kind, count)) {
    const offered = pipeline.offer(task);
    const options = { act: teacher.act, executor, tool, offered, generator: 'scripted' };
    const trajectory = kept(await rolloutPositive(task, options));
    const heldOut = [`tool:${task.tools[0] ?? task.withheld[0]}`, 'paths:0.1'];
    questions.push(heldOutQuestion({ id: `${kind}/${task.id}`, heldOut, path: noPath, task, trajectory }, tool));
  }
  return questions;
}

const noPath = { id: 'none', kind: 'single' as const, variant: 'phi' as const, turns: [] };
