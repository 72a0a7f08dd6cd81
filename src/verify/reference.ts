import type { ReferenceCall, ReferenceStep, TaskTurn } from '../core/task.ts';
import type { Turn } from '../core/trajectory.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Verifier, VerifyRequest } from '../core/verifier.ts';
import { isSameCall } from './same-call.ts';
import { type Problem, placeText } from './verdicts.ts';

const name = 'reference';

/**
 * The trajectory does what the task's reference does. `coverage` is the share of the reference's calls that were made,
 * each in its turn; `order` is the share of ordered pairs of made calls that keep their order. Two calls of a turn are
 * ordered when the later one uses the earlier one's output, directly or through others (and then they stand in
 * different messages), or when one of them writes; parallel calls of one step and independent reads are not. Passes
 * when both are 1 and no further call wrote anything. Failed calls do not count: what failed and was tried again is
 * the execution verifier's matter. Reasons: `other-turns`, `other-user-words`, `call-missing`, `order-differs`,
 * `extra-call`.
 */
export const referenceVerifier: Verifier = {
  name,
  verify(request): Verdict {
    const mismatch = findOtherTurns(request);
    if (mismatch) return { verifier: name, pass: false, ...mismatch };
    const matches = request.task.turns.map((turn, at) => matchTurn(request, turn, request.trajectory.turns[at]!));
    const measures = {
      coverage: share(matches.flatMap((match) => match.made.map((place) => place !== null))),
      order: share(matches.flatMap((match) => match.ordered.map((pair) => pair.kept))),
    };
    const problem = matches.map((match) => match.problem).find((found) => found !== null);
    if (problem) return { verifier: name, pass: false, ...problem, measures };
    return { verifier: name, pass: true, measures };
  },
};

function share(outcomes: readonly boolean[]): number {
  return outcomes.length === 0 ? 1 : outcomes.filter(Boolean).length / outcomes.length;
}

function findOtherTurns({ task, trajectory }: VerifyRequest): Problem | null {
  for (let at = 0; at < Math.max(task.turns.length, trajectory.turns.length); at += 1) {
    const [wanted, played] = [task.turns[at], trajectory.turns[at]];
    if (!wanted || !played || wanted.id !== played.id) {
      return { reason: 'other-turns', where: placeText({ turn: (wanted ?? played)!.id }) };
    }
    if (wanted.query !== played.user) return { reason: 'other-user-words', where: placeText({ turn: wanted.id }) };
  }
  return null;
}

interface MadeCall {
  step: number;
  /** Position among all calls of the turn. */
  position: number;
}

interface TurnMatch {
  /** For each reference call of the turn, where it was made. */
  made: (MadeCall | null)[];
  ordered: { kept: boolean }[];
  problem: Problem | null;
}

function matchTurn(request: VerifyRequest, wanted: TaskTurn, played: Turn): TurnMatch {
  const references = wanted.steps.flatMap((step) => step.calls.map((reference) => ({ step, reference })));
  const made: (MadeCall | null)[] = references.map(() => null);
  let extra: Problem | null = null;
  let position = 0;
  for (const [at, step] of played.steps.entries()) {
    for (const [index, call] of step.calls.entries()) {
      position += 1;
      if (!step.results[index]?.ok) continue;
      const tool = request.toolNamed(call.name);
      const found = references.findIndex(
        ({ reference }, slot) => made[slot] === null && isSameCall(tool, reference.call, call),
      );
      if (found >= 0) made[found] = { step: at, position };
      else if (!tool?.annotations.readOnly) {
        extra ??= { reason: 'extra-call', where: placeText({ turn: played.id, step: at, call: call.id }) };
      }
    }
  }
  const ordered = orderedPairs(request, wanted, references, made);
  return { made, ordered, problem: findProblem(played.id, references, made, ordered) ?? extra };
}

interface OrderedPair {
  kept: boolean;
  later: ReferenceCall;
}

function findProblem(
  turn: string,
  references: readonly { reference: ReferenceCall }[],
  made: readonly (MadeCall | null)[],
  ordered: readonly OrderedPair[],
): Problem | null {
  const missing = made.indexOf(null);
  if (missing >= 0) {
    return { reason: 'call-missing', where: placeText({ turn, call: references[missing]!.reference.call.id }) };
  }
  const broken = ordered.find((pair) => !pair.kept);
  return broken ? { reason: 'order-differs', where: placeText({ turn, call: broken.later.call.id }) } : null;
}

function orderedPairs(
  request: VerifyRequest,
  turn: TaskTurn,
  references: readonly { step: ReferenceStep; reference: ReferenceCall }[],
  made: readonly (MadeCall | null)[],
): OrderedPair[] {
  if (turn.steps.length < 2) return [];
  const ancestors = ancestorsOf(turn.steps);
  const pairs: OrderedPair[] = [];
  for (const [at, later] of references.entries()) {
    for (const [before, earlier] of references.slice(0, at).entries()) {
      const [first, second] = [made[before], made[at]];
      if (earlier.step === later.step || !first || !second) continue;
      const dependent = ancestors.get(later.step.node)!.has(earlier.step.node);
      if (dependent) pairs.push({ kept: first.step < second.step, later: later.reference });
      else if (writes(request, earlier.step) || writes(request, later.step)) {
        pairs.push({ kept: first.position < second.position, later: later.reference });
      }
    }
  }
  return pairs;
}

function writes(request: VerifyRequest, step: ReferenceStep): boolean {
  return !request.tool(step.tool).annotations.readOnly;
}

/** For each node of a turn, the nodes of the turn whose outputs it needs, directly or through others. */
function ancestorsOf(steps: readonly ReferenceStep[]): Map<string, Set<string>> {
  const ancestors = new Map<string, Set<string>>();
  for (const step of steps) {
    const own = new Set<string>();
    for (const { sources } of step.calls) {
      for (const source of Object.values(sources)) {
        if (source.by !== 'output') continue;
        own.add(source.node);
        for (const node of ancestors.get(source.node) ?? []) own.add(node);
      }
    }
    ancestors.set(step.node, own);
  }
  return ancestors;
}
