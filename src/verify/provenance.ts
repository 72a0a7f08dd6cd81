import { resultContent, type ToolCall } from '../core/call.ts';
import { type Json, jsonEqual, scalarLeaves } from '../core/json.ts';
import type { TaskTurn } from '../core/task.ts';
import { textHoldsValue } from '../core/value-text.ts';
import type { Verifier, VerifyRequest } from '../core/verifier.ts';
import { findUnexplained } from './reference-sources.ts';
import { defaultOf, isSameCall } from './same-call.ts';
import { type Problem, placeText, verifierOf } from './verdicts.ts';

/**
 * Every argument has a source. In the task's reference it is the recorded one: words of a query from which the value
 * can be read, the output of an earlier call at a pointer, the schema's default or only value. In the trajectory an
 * argument is the reference's, or it stands in what the agent had seen before the call. Reasons: `source-missing`,
 * `turn-not-yet-said`, `words-not-in-query`, `value-not-in-words`, `call-not-yet-made`, `value-not-in-output`,
 * `not-the-default`, `not-the-constant`; in the trajectory `value-from-nowhere`.
 */
export const provenanceVerifier: Verifier = verifierOf(
  'provenance',
  (request) => findUnexplained(request) ?? findFromNowhere(request),
);

function findFromNowhere(request: VerifyRequest): Problem | null {
  const seen = new Seen();
  for (const [at, turn] of request.trajectory.turns.entries()) {
    seen.texts.push(turn.user);
    for (const [index, step] of turn.steps.entries()) {
      for (const call of step.calls) {
        if (isReferenceCall(request, request.task.turns[at], call)) continue;
        const argument = findUnseen(request, call, seen);
        if (argument === null) continue;
        const where = placeText({ turn: turn.id, step: index, call: call.id, argument });
        return { reason: 'value-from-nowhere', where };
      }
      for (const result of step.results) seen.outputs.push(resultContent(result));
    }
  }
  return null;
}

function isReferenceCall(request: VerifyRequest, turn: TaskTurn | undefined, call: ToolCall): boolean {
  const tool = request.toolNamed(call.name);
  return turn?.steps.some((step) => step.calls.some((other) => isSameCall(tool, other.call, call))) ?? false;
}

/** Name of the first argument that the agent cannot have had from anywhere, or null. */
function findUnseen(request: VerifyRequest, call: ToolCall, seen: Seen): string | null {
  const tool = request.toolNamed(call.name);
  for (const [parameter, value] of Object.entries(call.arguments)) {
    if (!jsonEqual(defaultOf(tool, parameter), value) && !seen.holds(value)) return parameter;
  }
  return null;
}

/** What the agent has read. */
class Seen {
  readonly texts: string[] = [];
  readonly outputs: Json[] = [];

  holds(value: Json): boolean {
    const text = this.texts.join('\n');
    return [...scalarLeaves(value)].every((leaf) => this.#holdsScalar(text, leaf.value));
  }

  #holdsScalar(text: string, scalar: string | number | boolean | null): boolean {
    // A choice between yes and no can always be read from a wish.
    if (scalar === null || typeof scalar === 'boolean' || scalar === '') return true;
    return textHoldsValue(text, scalar) || this.outputs.some((output) => outputHolds(output, scalar));
  }
}

function outputHolds(output: Json, scalar: string | number): boolean {
  for (const { value } of scalarLeaves(output)) {
    if (value === scalar || (typeof value === 'string' && textHoldsValue(value, scalar))) return true;
  }
  return false;
}
