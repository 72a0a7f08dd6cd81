import type { Contamination } from '../../core/contamination.ts';
import type { MeasuredRow } from './measured-row.ts';
import { PathIndex, pathKey, pathKeys, turnPairKeys } from './path-index.ts';
import type { BenchmarkPath } from './reference.ts';

/** Counts which paths of a benchmark, and which of its pairs of turns, stand in rows. */
export class PathTally {
  readonly #paths: readonly BenchmarkPath[];
  readonly #index: PathIndex;
  readonly #seenPaths = new Set<string>();
  readonly #seenTurnPairs = new Set<string>();

  constructor(paths: readonly BenchmarkPath[]) {
    this.#paths = paths;
    this.#index = new PathIndex(paths);
  }

  add({ turns }: MeasuredRow): void {
    if (this.#index.find(turns)) this.#seenPaths.add(pathKey(turns.flat()));
    for (const key of this.#index.sharedTurnPairs(turns)) this.#seenTurnPairs.add(key);
  }

  figures(): Contamination['paths'] {
    const groups = [...new Set(this.#paths.map(({ group }) => group))];
    return groups.map((group) => {
      const paths = this.#paths.filter((path) => path.group === group);
      const turnPairs = paths.flatMap(({ turns }) => turnPairKeys(turns));
      return {
        group,
        paths: paths.length,
        repeated: paths.filter((path) => pathKeys(path).some((key) => this.#seenPaths.has(key))).length,
        turnPairs: turnPairs.length,
        repeatedTurnPairs: turnPairs.filter((key) => this.#seenTurnPairs.has(key)).length,
      };
    });
  }
}
