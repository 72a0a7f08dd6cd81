const size = 624;
const shift = 397;

/**
 * Python's `random.Random(seed)` for an int seed: MT19937 (Matsumoto and Nishimura 1998), seeded by `init_by_array`.
 */
export class MersenneTwister {
  readonly #words = new Uint32Array(size);
  #next = size;
  /** How many 32-bit words have been drawn. With the seed it tells the whole state. */
  drawn = 0;

  constructor(readonly seed: bigint) {
    seedByArray(this.#words, wordsOf(seed < 0n ? -seed : seed));
  }

  /** A generator that has drawn `words` words already. */
  static at(seed: bigint, words: number): MersenneTwister {
    const generator = new MersenneTwister(seed);
    while (generator.drawn < words) generator.word();
    return generator;
  }

  /** The next 32-bit word. */
  word(): number {
    if (this.#next === size) {
      twist(this.#words);
      this.#next = 0;
    }
    let word = this.#words[this.#next]!;
    this.#next += 1;
    this.drawn += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  /** A float from 0 up to, without, 1. */
  random(): number {
    const high = this.word() >>> 5;
    return (high * 0x4000000 + (this.word() >>> 6)) / 0x20000000000000;
  }

  /** An int of `count` random bits. */
  bits(count: number): bigint {
    let value = 0n;
    for (let at = 0; at < count; at += 32) {
      const take = Math.min(32, count - at);
      value |= BigInt(this.word() >>> (32 - take)) << BigInt(at);
    }
    return value;
  }

  /** An int from `low` to `high`, both included. */
  integer(low: bigint, high: bigint): bigint {
    const range = high - low + 1n;
    const count = range.toString(2).length;
    let value = this.bits(count);
    while (value >= range) value = this.bits(count);
    return low + value;
  }

  /** A float between `low` and `high`. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.random();
  }
}

function wordsOf(seed: bigint): number[] {
  const words: number[] = [];
  for (let rest = seed; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length === 0 ? [0] : words;
}

function seedByArray(words: Uint32Array, key: readonly number[]): void {
  words[0] = 19650218;
  for (let at = 1; at < size; at += 1) words[at] = Math.imul(1812433253, mixed(words, at)) + at;
  let at = 1;
  const advance = () => {
    at += 1;
    if (at >= size) {
      words[0] = words[size - 1]!;
      at = 1;
    }
  };
  for (let step = 0; step < Math.max(size, key.length); step += 1) {
    const turn = step % key.length;
    words[at] = (words[at]! ^ Math.imul(mixed(words, at), 1664525)) + key[turn]! + turn;
    advance();
  }
  for (let step = 1; step < size; step += 1) {
    words[at] = (words[at]! ^ Math.imul(mixed(words, at), 1566083941)) - at;
    advance();
  }
  words[0] = 0x80000000;
}

function mixed(words: Uint32Array, at: number): number {
  const before = words[at - 1]!;
  return before ^ (before >>> 30);
}

function twist(words: Uint32Array): void {
  for (let at = 0; at < size; at += 1) {
    const joined = (words[at]! & 0x80000000) | (words[(at + 1) % size]! & 0x7fffffff);
    words[at] = words[(at + shift) % size]! ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
  }
}
