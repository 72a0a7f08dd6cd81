import { quickHash } from '../../../src/core/hash.ts';
import type { Random } from '../../../src/core/random.ts';

const syllables = [...'BDFGKLMNPRSTVZ'].flatMap((consonant, at) => [`${consonant}${'AEIOU'[at % 5]}`, `${consonant}Y`]);

/** The nonce names that closed worlds are made of: every one is a token of the small model. */
export const lexicon: readonly string[] = syllables.flatMap((first, at) =>
  syllables.filter((_, other) => (at + other) % 5 === 0).map((second) => first + second),
);

/** The values: every one is a token of the small model. */
export const valueLexicon: readonly string[] = [...'ABCDEFGHIJ'].flatMap((letter) =>
  [...'0123456789'].map((digit) => letter + digit),
);

/** Whether a name is for training or kept for the test. */
export type Lexicon = 'training' | 'held-out';

/** A quarter of all names is held out. The rule is that of `is_held_out` in `names.py`. */
export function lexiconOf(name: string): Lexicon {
  return quickHash(name) % 4 === 0 ? 'held-out' : 'training';
}

/** Different names of one lexicon. */
export function drawNames(count: number, from: Lexicon, random: Random): string[] {
  return random.sample(
    lexicon.filter((name) => lexiconOf(name) === from),
    count,
  );
}

/** A value such as `B4`. */
export function drawValue(random: Random): string {
  return random.pick(valueLexicon);
}
