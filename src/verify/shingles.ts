const size = 3;
const offset = 0x811c9dc5;
const prime = 0x01000193;

/**
 * The set of hashes of all runs of three words in a text, ascending. Words are letters and digits in any case, so a
 * value counts as the words it is made of. A text of fewer words has one shingle.
 */
export function shinglesOf(text: string): Uint32Array {
  const words = wordHashes(text);
  if (words.length === 0) return new Uint32Array(0);
  const count = Math.max(words.length - size + 1, 1);
  const shingles = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    let hash = offset;
    const end = Math.min(at + size, words.length);
    for (let word = at; word < end; word += 1) hash = mix(hash ^ words[word]!);
    shingles[at] = hash;
  }
  shingles.sort();
  return withoutRepeats(shingles);
}

/** The share of two ascending sets that they have in common: 1 for equal sets, also for two empty ones. */
export function jaccard(left: Uint32Array, right: Uint32Array): number {
  let [at, other, common] = [0, 0, 0];
  while (at < left.length && other < right.length) {
    const [one, two] = [left[at]!, right[other]!];
    if (one === two) common += 1;
    if (one <= two) at += 1;
    if (two <= one) other += 1;
  }
  const all = left.length + right.length - common;
  return all === 0 ? 1 : common / all;
}

/** Spreads a 32-bit hash over all its bits: the finaliser of MurmurHash3. */
export function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

// One pass over the characters: no word becomes a string of its own.
function wordHashes(text: string): number[] {
  const lower = text.toLowerCase();
  const hashes: number[] = [];
  let hash = offset;
  let inWord = false;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code > 0x7f) {
      hash = Math.imul(hash ^ code, prime);
      inWord = true;
    } else if (inWord) {
      hashes.push(mix(hash));
      hash = offset;
      inWord = false;
    }
  }
  if (inWord) hashes.push(mix(hash));
  return hashes;
}

function withoutRepeats(sorted: Uint32Array): Uint32Array {
  let kept = 1;
  for (let at = 1; at < sorted.length; at += 1) {
    if (sorted[at] !== sorted[at - 1]) {
      sorted[kept] = sorted[at]!;
      kept += 1;
    }
  }
  return sorted.slice(0, kept);
}
