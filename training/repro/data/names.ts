import { quickHash } from '../../../src/core/hash.ts';
import type { Random } from '../../../src/core/random.ts';

const consonants = [...'BCDFGHJKLMNPQRSTVWXZ'];
const vowels = [...'AEIOUY'];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The syllables that names are made of: every one is a token of the small model. */
export const syllables: readonly string[] = consonants.flatMap((consonant) => vowels.map((vowel) => consonant + vowel));

/** The halves of values: every one is a token of the small model. */
export const valueParts: readonly string[] = letters.flatMap((letter) =>
  [...'0123456789'].map((digit) => letter + digit),
);

/** Whether a name is for training or kept for the test. */
export type Lexicon = 'training' | 'held-out';

/** A quarter of all names is held out. The rule is that of `lexicon_of` in `names.py`. */
export function lexiconOf(name: string): Lexicon {
  return quickHash(name) % 4 === 0 ? 'held-out' : 'training';
}

/** Different nonce names of two syllables each, from one lexicon. */
export function drawNames(count: number, lexicon: Lexicon, random: Random): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const name = random.pick(syllables) + random.pick(syllables);
    if (lexiconOf(name) === lexicon) names.add(name);
  }
  return [...names];
}

/** A value such as `B4K7`. */
export function drawValue(random: Random): string {
  return random.pick(valueParts) + random.pick(valueParts);
}
