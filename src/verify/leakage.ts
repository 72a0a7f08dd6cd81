import { speaksOfHints } from '../core/hint-words.ts';
import type { Trajectory } from '../core/trajectory.ts';
import type { Verifier } from '../core/verifier.ts';
import { findCopiedValue } from './copied-values.ts';
import { findNamedTool } from './leaked-names.ts';
import { findUnsaidValue } from './unsaid-values.ts';
import { type Problem, placeText, verifierOf } from './verdicts.ts';

/**
 * Nothing shows that was meant to stay behind the scene: the user names no function and no hidden helper and copies
 * no identifier out of an answer, nobody speaks of hints or references, and the agent states no value that neither
 * the user nor a tool said. Reasons: `function-named`, `hidden-helper-named`, `value-copied`, `hint-leaked`,
 * `unsaid-value`.
 */
export const leakageVerifier: Verifier = verifierOf(
  'leakage',
  (request) =>
    findNamedTool(request) ?? findHint(request.trajectory) ?? findCopiedValue(request.task) ?? findUnsaidValue(request),
);

function findHint(trajectory: Trajectory): Problem | null {
  for (const turn of trajectory.turns) {
    if (speaksOfHints(turn.user)) return { reason: 'hint-leaked', where: placeText({ turn: turn.id }) };
    const step = turn.steps.findIndex(({ content }) => content !== null && speaksOfHints(content));
    if (step >= 0) return { reason: 'hint-leaked', where: placeText({ turn: turn.id, step }) };
  }
  return null;
}
