import type { Turn } from '../core/trajectory.ts';
import type { Verifier } from '../core/verifier.ts';
import { explainResponse } from './classify-response.ts';
import { type Classified, classifyWords, type ResponseKind } from './failure-rules.ts';
import { type Problem, placeText, verifierOf } from './verdicts.ts';

// A list without items is an answer. What a tool says in prose is one too, though a poor one.
const accepted: ReadonlySet<ResponseKind> = new Set(['usable', 'empty', 'prose']);

// In the agent's own words "not found" and the like are honest reports; these speak of a call that went wrong.
const failedCall = new Set([
  'no-such-function',
  'argument-mismatch',
  'bad-request',
  'does-not-match',
  'server-fault',
  'no-rights',
  'rate-limit',
]);

/**
 * No result that counts as a success carries the words of a failure, and no turn ends in them (METHOD §11). Reasons:
 * `result-not-found`, `result-parameter-error`, `result-service-error`, `result-unknown-function`, `ends-in-failure`.
 *
 * `log` counts each rule that fired, `none` for what passed.
 */
export function failureWordsVerifier(log: Map<string, number> = new Map()): Verifier {
  const counted = (found: Classified | null): Classified | null => {
    const rule = found?.rule ?? 'none';
    log.set(rule, (log.get(rule) ?? 0) + 1);
    return found;
  };
  return verifierOf('failure-words', ({ task, trajectory }) => {
    for (const [at, turn] of trajectory.turns.entries()) {
      const missing = task.turns[at]?.missing != null;
      const problem = findInResults(turn, counted) ?? (missing ? null : findInClosing(turn, counted));
      if (problem) return problem;
    }
    return null;
  });
}

type Count = (found: Classified | null) => Classified | null;

function findInResults(turn: Turn, counted: Count): Problem | null {
  for (const [at, step] of turn.steps.entries()) {
    for (const [index, result] of step.results.entries()) {
      if (!result.ok) continue;
      const { kind } = counted(explainResponse(result.output))!;
      if (accepted.has(kind)) continue;
      const where = placeText({ turn: turn.id, step: at, call: step.calls[index]?.id ?? String(index) });
      return { reason: `result-${kind.replaceAll('_', '-')}`, where };
    }
  }
  return null;
}

function findInClosing(turn: Turn, counted: Count): Problem | null {
  const text = turn.steps.at(-1)?.content ?? '';
  const found = counted(classifyWords(text));
  if (!found || !failedCall.has(found.rule)) return null;
  return { reason: 'ends-in-failure', where: placeText({ turn: turn.id, step: turn.steps.length - 1 }) };
}
