import { mix } from '../shingles.ts';

/** The fewest words of a text that is compared as a whole: below, equal texts say nothing. */
const fewest = 5;
const offset = 0x811c9dc5;
const prime = 0x01000193;

/** Characters of scripts that put no space between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** The words of a text: letters and digits in lower case; in scripts without spaces every character is one. */
export function wordsOf(text: string): string[] {
  const spaced = text.toLowerCase().replace(unspaced, ' $& ');
  return spaced.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A hash for every word of a text, in order. */
export function wordHashes(text: string): number[] {
  return wordsOf(text).map((word) => {
    let hash = offset;
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
    return mix(hash);
  });
}

/**
 * A hash of 53 bits for every run of so many words of a text. A text of fewer words, but at least five, has one run: the
 * whole of it, which equals no part of a longer text. When fifty million runs are looked up among a million, fewer than
 * one in a hundred such searches has a wrong hit.
 */
export function wordRuns(words: readonly number[], length: number): number[] {
  if (words.length < fewest) return [];
  if (words.length < length) return [runHash(words, 0, words.length)];
  return Array.from({ length: words.length - length + 1 }, (_, at) => runHash(words, at, at + length));
}

function runHash(words: readonly number[], start: number, end: number): number {
  let low = end - start;
  let high = offset;
  for (let at = start; at < end; at += 1) {
    low = mix(low ^ words[at]!);
    high = Math.imul(high ^ words[at]!, prime);
  }
  return (mix(high) & 0x1fffff) * 2 ** 32 + low;
}
