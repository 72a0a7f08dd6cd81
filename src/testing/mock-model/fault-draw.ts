import type { ChatAnswer, ChatRequest } from '../../core/chat-model.ts';
import { createRandom } from '../../core/random.ts';
import { requestIdentity } from '../../rehearsal/index.ts';
import { answerFaults } from './answer-faults.ts';
import {
  type AnswerFault,
  type ConnectionFault,
  checkFaults,
  type FaultName,
  type FaultProbabilities,
  faults,
} from './faults.ts';

/** An answer, and which fault it has. */
export interface SpoiltAnswer {
  answer: ChatAnswer;
  fault: AnswerFault | undefined;
}

/** Draws the faults of a mock model by a seed. */
export class FaultDraw {
  readonly #seed: number;
  readonly #connection: readonly [ConnectionFault, number][];
  readonly #answer: readonly [AnswerFault, number][];

  /** Throws `misuse` as `checkFaults`. */
  constructor(probabilities: FaultProbabilities, seed: number) {
    checkFaults(probabilities);
    const all = Object.entries(probabilities) as [FaultName, number][];
    this.#seed = seed;
    this.#connection = all.filter((one): one is [ConnectionFault, number] => faults[one[0]].of === 'connection');
    this.#answer = all.filter((one): one is [AnswerFault, number] => faults[one[0]].of === 'answer');
  }

  /** What happens to a request on its way, for the nth time that it comes. */
  ofConnection(identity: string, time: number): ConnectionFault | undefined {
    return pick(this.#connection, createRandom(`${this.#seed}/${identity}/connection/${time}`).next());
  }

  /** What becomes of the answer to a request. An answer that cannot go wrong in the way that is drawn stays as it is. */
  spoil(answer: ChatAnswer, request: ChatRequest): SpoiltAnswer {
    if (this.#answer.length === 0) return { answer, fault: undefined };
    const random = createRandom(`${this.#seed}/${requestIdentity(request)}/answer`);
    const fault = pick(this.#answer, random.next());
    const spoilt = fault && answerFaults[fault](answer, request, random);
    return spoilt ? { answer: spoilt, fault } : { answer, fault: undefined };
  }
}

function pick<Fault>(probabilities: readonly [Fault, number][], drawn: number): Fault | undefined {
  let left = drawn;
  for (const [fault, probability] of probabilities) {
    left -= probability;
    if (left < 0) return fault;
  }
  return undefined;
}
