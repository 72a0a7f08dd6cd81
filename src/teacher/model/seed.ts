import { quickHash } from '../../core/hash.ts';
import type { Random } from '../../core/random.ts';

/** The seed that a request sends: the same for the same place in the data, whatever was asked before. */
export function seedOf(random: Random): number {
  return random.integer(0, 2 ** 31 - 1);
}

/** The seed of a label. */
export function seedNumber(label: string): number {
  return quickHash(label) & 0x7fffffff;
}
