import { isRefusal } from '../../core/teacher.ts';
import type { Breaker } from './breaker.ts';

type Role = (request: never) => unknown;

/** A role whose answers the breaker hears of, and that asks nothing more once it is broken. */
export function guardedRole<Played extends Role>(name: string, play: Played, breaker: Breaker): Played {
  const guarded = async (request: never) => {
    breaker.check();
    const answer = await play(request);
    if (typeof answer !== 'object' || answer === null || !isRefusal(answer)) breaker.relieve(name);
    else if (blamesModel(answer.refused)) breaker.strain(name, answer);
    return answer;
  };
  return guarded as Played;
}

/** Whether a reason says that the model could not answer, rather than that the item asks for what cannot be. */
export function blamesModel(reason: string): boolean {
  return reason === 'unusable-answer' || reason === 'turn-not-right' || reason.startsWith('model-');
}
