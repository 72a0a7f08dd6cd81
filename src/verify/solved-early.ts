import { jsonEqual } from '../core/json.ts';
import type { TaskTurn } from '../core/task.ts';
import { defaultAnnotations } from '../core/tool.ts';
import type { Verifier, VerifyRequest } from '../core/verifier.ts';
import { placeText, verifierOf } from './verdicts.ts';

/**
 * The task is not solved before its work is done (the non-triviality test of τ²-bench: what holds after the solution
 * must not hold before). Two things must be so. A task that ends in another state than it begins reaches its final
 * state in its last turn that changes the state, and in no turn before. And a turn whose calls write changes
 * something: else the user asked for what was already so. Tools that say nothing of themselves are only assumed to
 * write, and are left out of the second rule. Tasks that only read pass. Reasons: `final-state-early`,
 * `turn-changes-nothing`.
 */
export const solvedEarlyVerifier: Verifier = verifierOf('solved-early', (request) => {
  const { task } = request;
  const states = [task.stateBefore, ...task.turns.map((turn) => turn.stateAfter)];
  const final = states.at(-1)!;
  const last = states.findLastIndex((state, at) => at > 0 && state !== states[at - 1]);
  // At 0 the task ends as it began, which is no early end.
  const early = states.slice(0, Math.max(last, 0)).indexOf(final);
  if (early > 0) {
    return { reason: 'final-state-early', where: placeText({ turn: task.turns[early - 1]!.id }) };
  }
  const idle = task.turns.find((turn, at) => states[at] === states[at + 1] && certainlyWrites(request, turn));
  return idle ? { reason: 'turn-changes-nothing', where: placeText({ turn: idle.id }) } : null;
});

function certainlyWrites(request: VerifyRequest, turn: TaskTurn): boolean {
  return turn.steps.some((step) => {
    const { annotations } = request.tool(step.tool);
    return !annotations.readOnly && !jsonEqual(annotations, defaultAnnotations);
  });
}
