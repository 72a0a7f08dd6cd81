import { resultContent } from '../../core/call.ts';
import type { Executor } from '../../core/executor.ts';
import type { HeldOutQuestion } from '../../core/held-out.ts';
import { canonicalJson, type Json, jsonEqual } from '../../core/json.ts';
import { Stage } from './stage.ts';

/** What the reference calls of one turn gave. */
export interface ReferenceTurn {
  /** The results, as canonical JSON texts. Empty when the right answer is text. */
  results: readonly string[];
  /** The state after the turn. */
  state: Json;
}

/**
 * Runs the reference calls of a question on a state of their own. Gives the id of the turn instead, when its results or
 * its state are not the recorded ones: then the tools are not those that the task was made with.
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
      for (const { call, result } of steps.flatMap(({ calls }) => calls)) {
        const now = await stage.run(call);
        if (!jsonEqual(now, resultContent(result))) return { differsIn: id };
        results.push(canonicalJson(now));
      }
      if (stage.stateHash !== stateAfter) return { differsIn: id };
      turns.push({ results, state: stage.state });
    }
    return turns;
  } finally {
    stage.close();
  }
}
