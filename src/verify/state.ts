import type { Verifier } from '../core/verifier.ts';
import { placeText, verifierOf } from './verdicts.ts';

/**
 * Run again, the trajectory starts in the task's initial state and reaches the task's state after every turn. Reasons:
 * `initial-state-differs`, `turn-missing`, `turn-state-differs`, and `final-state-differs` when only the last turn does.
 */
export const stateVerifier: Verifier = verifierOf('state', async ({ task, replay }) => {
  const { stateBefore, turns } = await replay();
  if (stateBefore !== task.stateBefore) return { reason: 'initial-state-differs', where: `task ${task.id}` };
  for (const [at, turn] of task.turns.entries()) {
    const where = placeText({ turn: turn.id });
    const replayed = turns[at];
    if (!replayed) return { reason: 'turn-missing', where };
    if (replayed.stateAfter === turn.stateAfter) continue;
    return { reason: at === task.turns.length - 1 ? 'final-state-differs' : 'turn-state-differs', where };
  }
  return null;
});
