import { resultContent } from '../../core/call.ts';
import type { Random } from '../../core/random.ts';
import { SaidValues } from '../../core/said-values.ts';
import type { ActRequest } from '../../core/teacher.ts';
import { slipDigit } from './wrong-values.ts';

/** How often a summary says nothing of substance, instead of stating a wrong value. */
const emptyShare = 1 / 3;

const emptyWords = [
  'Done, everything is taken care of.',
  'All right, it has been handled.',
  'That is finished now. Let me know if there is anything else.',
  'I have looked into it for you. Is there anything else you need?',
  'Your request has gone through.',
  'I have the results now; just tell me how you want to go on.',
  'Everything went fine on my side.',
];

/**
 * A closing text gone wrong: one of its numbers or ids changed a little into one that nobody said, or no word of what
 * the tools answered.
 */
export function spoilSummary(text: string, request: ActRequest, random: Random): string {
  const spoilt = random.chance(emptyShare) ? undefined : withWrongValue(text, request, random);
  return spoilt ?? random.fork('empty').pick(emptyWords);
}

function withWrongValue(text: string, { history, turn }: ActRequest, random: Random): string | undefined {
  const said = new SaidValues();
  for (const { user, steps } of [...history, turn]) {
    said.add(user);
    for (const { calls, results } of steps) {
      for (const call of calls) said.add(call.arguments);
      for (const result of results) said.add(resultContent(result));
    }
  }
  const values = [...text.matchAll(/[\p{L}\p{N}-]*\d[\p{L}\p{N}.,:/-]*(?<=[\p{L}\p{N}])/gu)];
  for (const value of random.shuffle(values)) {
    const wrong = slipDigit(value[0], random.fork(value.index));
    const spoilt = text.slice(0, value.index) + wrong + text.slice(value.index + value[0].length);
    if (wrong !== value[0] && said.firstUnsaidIn(spoilt, () => []) !== undefined) return spoilt;
  }
  return undefined;
}
