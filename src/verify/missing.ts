import type { TaskTurn } from '../core/task.ts';
import type { Turn } from '../core/trajectory.ts';
import { plainWords } from '../core/value-text.ts';
import type { Verifier, VerifyRequest } from '../core/verifier.ts';
import { type Problem, placeText, verifierOf } from './verdicts.ts';

const asks =
  /\?|\b(?:please|could you|can you|let me know|tell me|i need|i(?:['’]d| would) need|needs? to know|provide|specify|missing)\b/i;
// A polite close asks nothing that is lacking.
const politeClose = /\b(?:anything|something) else\b[^?.!]*\?/gi;
const declines =
  /\b(?:can ?not|unable|not able|not available|not possible|unavailable|do not have|does not have|without|lack|missing|afraid|sorry|unfortunately|none of|nothing|no (?:tool|function|access|means|way)|none of|nothing)\b|n['’]t\b/i;

/**
 * The tools that a task withholds are offered when it says and not before, and on a turn that lacks something the
 * agent makes no call and says in words what it lacks: it asks for the parameter, or says that it has no means.
 * Reasons: `reference-tool-not-offered`, `withheld-tool-offered`, `other-tools-added`, `call-on-missing-turn`,
 * `no-text-on-missing-turn`, `lack-not-named`.
 */
export const missingVerifier: Verifier = verifierOf('missing', (request) => {
  const { task, trajectory } = request;
  const offered = new Set(trajectory.tools);
  const absent = task.tools.find((id) => !offered.has(id));
  if (absent !== undefined) return { reason: 'reference-tool-not-offered', where: absent };
  const early = task.withheld.find((id) => offered.has(id));
  if (early !== undefined) return { reason: 'withheld-tool-offered', where: early };
  for (const [at, wanted] of task.turns.entries()) {
    const played = trajectory.turns[at];
    if (!played) return { reason: 'other-tools-added', where: placeText({ turn: wanted.id }) };
    if (!sameMembers(wanted.addsTools, played.addsTools)) {
      return { reason: 'other-tools-added', where: placeText({ turn: wanted.id }) };
    }
    const problem = findInMissingTurn(request, wanted, played);
    if (problem) return problem;
  }
  return null;
});

function sameMembers(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id) => right.includes(id));
}

function findInMissingTurn(request: VerifyRequest, wanted: TaskTurn, played: Turn): Problem | null {
  if (!wanted.missing) return null;
  const calling = played.steps.findIndex((step) => step.calls.length > 0);
  if (calling >= 0) return { reason: 'call-on-missing-turn', where: placeText({ turn: wanted.id, step: calling }) };
  const text = played.steps.at(-1)?.content ?? '';
  const where = placeText({ turn: wanted.id, step: Math.max(played.steps.length - 1, 0) });
  if (text.trim() === '') return { reason: 'no-text-on-missing-turn', where };
  return namesLack(request, wanted, text) ? null : { reason: 'lack-not-named', where };
}

function namesLack(request: VerifyRequest, { missing }: TaskTurn, text: string): boolean {
  if (missing!.kind === 'function') return declines.test(text) || mentions(text, toolWords(request, missing!.tools));
  return asks.test(text.replace(politeClose, '')) || mentions(text, [plainWords(missing!.parameter ?? '')]);
}

function toolWords(request: VerifyRequest, ids: readonly string[]): string[] {
  return ids.map((id) => plainWords(request.tool(id).name));
}

function mentions(text: string, phrases: readonly string[]): boolean {
  const words = ` ${plainWords(text)} `;
  return phrases.some((phrase) => phrase !== '' && words.includes(` ${phrase} `));
}
