import { misuse } from '../../core/errors.ts';

/**
 * The ways in which a mock model can misbehave. Those of the connection are drawn anew each time a request comes, so that a
 * retry can succeed. Those of the answer are drawn from the request alone: asked the same, the model errs the same.
 */
export const faults = {
  'rate-limit': { of: 'connection', what: 'refuses with 429 and does not say for how long' },
  'rate-limit-retry-after': { of: 'connection', what: 'refuses with 429 and Retry-After' },
  'server-error': { of: 'connection', what: 'fails with 500' },
  overloaded: { of: 'connection', what: 'fails with 503' },
  'connection-reset': { of: 'connection', what: 'closes the connection before it answers' },
  'connection-cut': { of: 'connection', what: 'closes the connection in the middle of the answer' },
  'truncated-body': { of: 'connection', what: 'answers with half of the JSON, as if that were all' },
  'invalid-json': { of: 'answer', what: 'breaks off the JSON of its answer, or of the arguments of a call' },
  'unknown-tool': { of: 'answer', what: 'calls a tool that there is not' },
  'invented-parameter': { of: 'answer', what: 'gives a call a parameter that the tool does not have' },
  'empty-content': { of: 'answer', what: 'answers with nothing' },
  'refusal-text': { of: 'answer', what: 'declines in its text' },
  refusal: { of: 'answer', what: 'declines in the field for that' },
  'content-filter': { of: 'answer', what: 'is stopped by a content filter' },
  'endless-text': { of: 'answer', what: 'goes on until its greatest length' },
  'prompt-leakage': { of: 'answer', what: 'repeats its system message before the answer' },
  'hint-leakage': { of: 'answer', what: 'repeats the hint that it was given after the answer' },
  gibberish: { of: 'answer', what: 'answers with letters that mean nothing' },
} as const satisfies Readonly<Record<string, { of: 'connection' | 'answer'; what: string }>>;

export type FaultName = keyof typeof faults;
type FaultsOf<Part> = { [Name in FaultName]: (typeof faults)[Name]['of'] extends Part ? Name : never }[FaultName];
export type ConnectionFault = FaultsOf<'connection'>;
export type AnswerFault = FaultsOf<'answer'>;

/** The names of all faults. */
export const faultNames = Object.keys(faults) as readonly FaultName[];

/** How likely each fault is, from 0 to 1; a fault that is not named does not happen. */
export type FaultProbabilities = { readonly [Name in FaultName]?: number };

/** All faults with the same probability, which together come to a rate. */
export function allFaults(rate: number): FaultProbabilities {
  return Object.fromEntries(faultNames.map((name) => [name, rate / faultNames.length]));
}

/** Throws `misuse` for a fault that there is not, and where those of one kind come to more than 1. */
export function checkFaults(probabilities: FaultProbabilities): void {
  const expected = `probabilities from 0 to 1, by the names ${faultNames.join(', ')}`;
  const sums = { connection: 0, answer: 0 };
  for (const [name, probability] of Object.entries(probabilities)) {
    if (!Object.hasOwn(faults, name))
      misuse(`there is no fault ${JSON.stringify(name)}`, { where: 'faults', expected });
    if (!(probability >= 0 && probability <= 1)) misuse(`${probability} is no probability`, { where: name, expected });
    sums[faults[name as FaultName].of] += probability;
  }
  for (const [part, sum] of Object.entries(sums)) {
    // Eighteen equal shares of a rate come to a little more than their sum.
    if (sum > 1 + 1e-9) misuse(`the faults of the ${part} come to ${sum}`, { where: 'faults', expected: 'at most 1' });
  }
}
