import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { quickHash } from './hash.ts';

/** A seeded stream of random choices. Streams are forked by label, so what one part draws never shifts another part. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [low, high], both included. */
  integer(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items. Throws when there are none. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, each with its weight; weights need not sum to 1. */
  pickWeighted<Item>(items: readonly Item[], weight: (item: Item) => number): Item;
  /** A new array with the items in random order. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** Up to `count` different items, in random order. */
  sample<Item>(items: readonly Item[], count: number): Item[];
  /** An independent stream, determined by this stream's own label and the given one, whatever was drawn before. */
  fork(label: string | number): Random;
}

/** The stream of a label. The same label always gives the same stream. */
export function createRandom(label: string | number): Random {
  return new LabelledRandom(String(label));
}

class LabelledRandom implements Random {
  readonly #label: string;
  #generator: ReturnType<typeof xoroshiro128plus> | undefined;

  constructor(label: string) {
    this.#label = label;
  }

  next(): number {
    this.#generator ??= xoroshiro128plus(avalanche(quickHash(this.#label)));
    return (this.#generator.next() >>> 0) / 0x1_0000_0000;
  }

  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('cannot pick from an empty list');
    return items[Math.floor(this.next() * items.length)]!;
  }

  pickWeighted<Item>(items: readonly Item[], weight: (item: Item) => number): Item {
    const total = items.reduce((sum, item) => sum + weight(item), 0);
    let left = this.next() * total;
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return items.at(-1) ?? this.pick(items);
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    return this.sample(items, items.length);
  }

  sample<Item>(items: readonly Item[], count: number): Item[] {
    const pool = [...items];
    const size = Math.min(count, pool.length);
    for (let at = 0; at < size; at += 1) {
      const other = this.integer(at, pool.length - 1);
      [pool[at], pool[other]] = [pool[other]!, pool[at]!];
    }
    return pool.slice(0, size);
  }

  fork(label: string | number): Random {
    return new LabelledRandom(`${this.#label}/${label}`);
  }
}

// The finaliser of MurmurHash3: without it, streams of labels that differ in the last digit begin alike.
function avalanche(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
