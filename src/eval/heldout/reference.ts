import type { Executor } from '../../core/executor.ts';
import { canonicalJson, type Json } from '../../core/json.ts';
import type { HeldOutQuestion } from './question.ts';
import { Stage } from './stage.ts';

/** What the reference calls of one turn gave. */
export interface ReferenceTurn {
  /** The results, as canonical JSON texts. Empty when the right answer is text. */
  results: readonly string[];
  /** The state after the turn. */
  state: Json;
}

/**
 * Runs the reference calls of a question on a state of their own. Gives the id of the turn instead, when its state is not
 * the recorded one: then the tools are not those that the task was made with.
 */
export async function replayReference(
  question: HeldOutQuestion,
  executor: Executor,
): Promise<readonly ReferenceTurn[] | { differsIn: string }> {
  const stage = new Stage(question, executor);
  const turns: ReferenceTurn[] = [];
  try {
    for (const [at, { id, steps, stateAfter }] of question.task.turns.entries()) {
      stage.begin(at);
      const results: string[] = [];
      for (const { call } of steps.flatMap(({ calls }) => calls)) results.push(canonicalJson(await stage.run(call)));
      if (stage.stateHash !== stateAfter) return { differsIn: id };
      turns.push({ results, state: stage.state });
    }
    return turns;
  } finally {
    stage.close();
  }
}
