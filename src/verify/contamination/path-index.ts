import type { BenchmarkPath } from './reference.ts';

type Turns = readonly (readonly string[])[];

/**
 * The function signature paths of a benchmark, to look up those of rows (METHOD §16): a whole path is the sequence of its
 * functions, a 2-gram two neighbouring turns. Turns without calls hold no signature and are left out.
 */
export class PathIndex {
  readonly #paths = new Map<string, BenchmarkPath>();
  readonly #turnPairs = new Set<string>();

  constructor(paths: readonly BenchmarkPath[]) {
    for (const path of paths) {
      for (const key of pathKeys(path)) if (!this.#paths.has(key)) this.#paths.set(key, path);
      for (const key of turnPairKeys(path.turns)) this.#turnPairs.add(key);
    }
  }

  /** The first path of the benchmark that these turns repeat as a whole. */
  find(turns: Turns): BenchmarkPath | undefined {
    return this.#paths.get(pathKey(turns.flat()));
  }

  /** The keys of the neighbouring turns that the benchmark has too. */
  sharedTurnPairs(turns: Turns): string[] {
    return turnPairKeys(turns).filter((key) => this.#turnPairs.has(key));
  }
}

/** The keys under which a path of the benchmark is found. */
export function pathKeys({ turns, planned }: BenchmarkPath): string[] {
  return [turns.flat(), ...(planned ? [planned] : [])].filter((path) => path.length > 0).map(pathKey);
}

/** A text that two sequences of functions share only when they are equal. */
export function pathKey(functions: readonly string[]): string {
  return functions.join('\n');
}

/** A text for every two neighbouring turns. */
export function turnPairKeys(turns: Turns): string[] {
  const calling = turns.filter((turn) => turn.length > 0).map(pathKey);
  return calling.slice(1).map((turn, at) => `${calling[at]}\n\n${turn}`);
}
