import type { ToolCall } from '../core/call.ts';
import { jsonEqual } from '../core/json.ts';
import type { Turn } from '../core/trajectory.ts';
import type { Replay, Verifier, VerifyRequest } from '../core/verifier.ts';
import { type Problem, placeText, verifierOf } from './verdicts.ts';

/**
 * The recorded results are what the tools answer: run again from the initial state, every call gives the same bytes.
 * Each failure is recovered, which means that a later call of the same tool in the same turn succeeds. No successful
 * call is made twice; only a reading call may be, once another call has changed something in between. Reasons:
 * `result-differs`, `failure-not-recovered`, `call-repeated`.
 */
export const executionVerifier: Verifier = verifierOf('execution', async (request) => {
  const replay = await request.replay();
  const repeats = new RepeatFinder(request);
  for (const [at, turn] of request.trajectory.turns.entries()) {
    const problem = findDifference(turn, replay.turns[at]!) ?? findUnrecovered(turn) ?? repeats.find(turn);
    if (problem) return problem;
  }
  return null;
});

function findDifference(turn: Turn, replayed: Replay['turns'][number]): Problem | null {
  for (const [at, step] of turn.steps.entries()) {
    for (const [index, call] of step.calls.entries()) {
      const again = replayed.results[at]![index]!;
      if (again === null || JSON.stringify(again) === JSON.stringify(step.results[index])) continue;
      return { reason: 'result-differs', where: placeText({ turn: turn.id, step: at, call: call.id }) };
    }
  }
  return null;
}

function findUnrecovered(turn: Turn): Problem | null {
  // Read backwards: what succeeded so far in this reading succeeded later in the turn.
  const recovered = new Set<string>();
  for (let at = turn.steps.length - 1; at >= 0; at -= 1) {
    const { calls, results } = turn.steps[at]!;
    const failed = calls.find((call, index) => results[index]?.ok === false && !recovered.has(call.name));
    if (failed) {
      return { reason: 'failure-not-recovered', where: placeText({ turn: turn.id, step: at, call: failed.id }) };
    }
    calls.forEach((call, index) => {
      if (results[index]?.ok) recovered.add(call.name);
    });
  }
  return null;
}

/** Finds calls that were made before, over the turns in order. */
class RepeatFinder {
  readonly #request: VerifyRequest;
  /** The successful calls by name; those that read are forgotten when something is written. */
  readonly #reads = new Map<string, ToolCall[]>();
  readonly #writes = new Map<string, ToolCall[]>();

  constructor(request: VerifyRequest) {
    this.#request = request;
  }

  find(turn: Turn): Problem | null {
    for (const [at, step] of turn.steps.entries()) {
      for (const [index, call] of step.calls.entries()) {
        if (!step.results[index]?.ok || !this.#isRepeat(call)) continue;
        return { reason: 'call-repeated', where: placeText({ turn: turn.id, step: at, call: call.id }) };
      }
    }
    return null;
  }

  #isRepeat(call: ToolCall): boolean {
    const reads = this.#request.toolNamed(call.name)?.annotations.readOnly === true;
    const made = reads ? this.#reads : this.#writes;
    const earlier = made.get(call.name) ?? [];
    if (earlier.some((other) => jsonEqual(other.arguments, call.arguments))) return true;
    made.set(call.name, [...earlier, call]);
    if (!reads) this.#reads.clear();
    return false;
  }
}
