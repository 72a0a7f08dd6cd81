import { repr } from './repr.ts';
import { typeName } from './type-name.ts';
import { PythonTuple, type PythonValue, raise } from './value.ts';

type Hash = string | bigint | number | null;

/**
 * A Python dict: it keeps the order of insertion, and `1`, `1.0` and `True` are one key, told apart from `'1'`.
 * Raises TypeError for a key that cannot be hashed.
 */
export class PythonDict {
  readonly #entries = new Map<Hash, [key: PythonValue, value: PythonValue]>();

  /** A dict of the entries given, in order; a later one replaces the value of an earlier one. */
  constructor(entries: Iterable<readonly [PythonValue, PythonValue]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value under a key, or undefined. */
  get(key: PythonValue): PythonValue | undefined {
    return this.#entries.get(hashOf(key))?.[1];
  }

  /** The value under a key, as `dict[key]` gives it: raises KeyError when there is none. */
  item(key: PythonValue): PythonValue {
    const entry = this.#entries.get(hashOf(key));
    return entry ? entry[1] : raise('KeyError', repr(key));
  }

  has(key: PythonValue): boolean {
    return this.#entries.has(hashOf(key));
  }

  set(key: PythonValue, value: PythonValue): void {
    const hash = hashOf(key);
    const entry = this.#entries.get(hash);
    if (entry) entry[1] = value;
    else this.#entries.set(hash, [key, value]);
  }

  delete(key: PythonValue): boolean {
    return this.#entries.delete(hashOf(key));
  }

  keys(): PythonValue[] {
    return [...this.#entries.values()].map(([key]) => key);
  }

  values(): PythonValue[] {
    return [...this.#entries.values()].map(([, value]) => value);
  }

  entries(): IterableIterator<[key: PythonValue, value: PythonValue]> {
    return this.#entries.values();
  }

  /** A dict with the same entries; the values are shared. */
  copy(): PythonDict {
    return new PythonDict(this.entries());
  }
}

/** A dict with text keys. */
export function dict(entries: Readonly<Record<string, PythonValue>> = {}): PythonDict {
  return new PythonDict(Object.entries(entries));
}

// Text keys are by far the most usual ones, so they are their own hash; a tuple is told from them by its first mark.
function hashOf(key: PythonValue): Hash {
  if (typeof key === 'string') return key.startsWith('\0') ? `\0text:${key}` : key;
  if (typeof key === 'bigint' || key === null) return key;
  if (typeof key === 'boolean') return key ? 1n : 0n;
  if (typeof key === 'number') return Number.isInteger(key) ? BigInt(key) : key;
  if (key instanceof PythonTuple) return `\0tuple:${key.items.map((item) => String(hashOf(item))).join('\0')}`;
  if (typeof key === 'object' && 'typeName' in key) return `\0object:${key.repr}`;
  return raise('TypeError', `unhashable type: '${typeName(key)}'`);
}
