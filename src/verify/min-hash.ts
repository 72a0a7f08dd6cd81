import { createRandom } from '../core/random.ts';
import { mix } from './shingles.ts';

const largest = 0xffffffff;

/** Makes the band hashes of sets of shingles. */
export class MinHasher {
  readonly #bands: number;
  readonly #rows: number;
  readonly #factors: Uint32Array;
  readonly #terms: Uint32Array;
  readonly #least: Uint32Array;

  constructor(bands: number, rows: number) {
    const random = createRandom('near-duplicates');
    this.#bands = bands;
    this.#rows = rows;
    this.#factors = Uint32Array.from({ length: bands * rows }, () => random.integer(0, largest) | 1);
    this.#terms = Uint32Array.from({ length: bands * rows }, () => random.integer(0, largest));
    this.#least = new Uint32Array(bands * rows);
  }

  /** The hash of the whole set, and then one for each band: sets that are alike share some of them. */
  bandHashes(shingles: Uint32Array): Uint32Array {
    this.#sign(shingles);
    const hashes = new Uint32Array(this.#bands + 1);
    let whole = shingles.length;
    for (const shingle of shingles) whole = mix(whole ^ shingle);
    hashes[0] = whole;
    for (let band = 0; band < this.#bands; band += 1) {
      let hash = band + 1;
      for (let row = band * this.#rows; row < (band + 1) * this.#rows; row += 1) hash = mix(hash ^ this.#least[row]!);
      hashes[band + 1] = hash;
    }
    return hashes;
  }

  // The hot loop: the smallest value of each permutation over the set.
  #sign(shingles: Uint32Array): void {
    const [factors, terms, least] = [this.#factors, this.#terms, this.#least];
    least.fill(largest);
    for (const shingle of shingles) {
      for (let at = 0; at < least.length; at += 1) {
        const value = (Math.imul(shingle, factors[at]!) + terms[at]!) >>> 0;
        if (value < least[at]!) least[at] = value;
      }
    }
  }
}
