import type { Awaitable } from '../core/executor.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Verifier, VerifyRequest } from '../core/verifier.ts';

/** What a check found to be wrong. */
export interface Problem {
  /** Short and stable, so that equal reasons can be counted. */
  reason: string;
  where: string;
}

/** A verifier that passes when its check finds no problem. */
export function verifierOf(name: string, check: (request: VerifyRequest) => Awaitable<Problem | null>): Verifier {
  return {
    name,
    async verify(request): Promise<Verdict> {
      const problem = await check(request);
      return problem === null ? { verifier: name, pass: true } : { verifier: name, pass: false, ...problem };
    },
  };
}

/** A place in a conversation, as precise as it is known. */
export interface Place {
  turn: string;
  step?: number;
  /** Id of the call. */
  call?: string;
  argument?: string;
}

/** A place as text: `turn t2, step 0, call c3, argument city`. */
export function placeText(place: Place): string {
  return Object.entries(place)
    .map(([part, value]) => `${part} ${value}`)
    .join(', ');
}
