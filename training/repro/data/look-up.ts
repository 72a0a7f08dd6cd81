import { quickHash } from '../../../src/core/hash.ts';
import { valueLexicon } from './names.ts';

/** A tool of the closed worlds: it takes values of some nouns and finds a value of another one. */
export interface Signature {
  /** Model-visible name. */
  name: string;
  /** The nouns that it takes, which are also the names of its parameters. */
  takes: readonly string[];
  /** The noun that it finds, which is also the name of its output. */
  finds: string;
}

/**
 * What a tool finds: a hash of its name and its arguments. The same function as `look_up` in `executor.py`; both are
 * held to `look-up.golden.json`.
 */
export function lookUp({ name, takes }: Signature, given: Readonly<Record<string, string>>): string {
  const hash = quickHash([name, ...takes.map((noun) => `${noun}=${given[noun]}`)].join('|'));
  return valueLexicon[hash % valueLexicon.length]!;
}
