import type { Contamination } from '../../core/contamination.ts';
import { QueryIndex } from './query-index.ts';
import type { BenchmarkQuery } from './reference.ts';
import { wordHashes, wordRuns } from './word-runs.ts';

/** Counts which user messages of a benchmark share a run of so many words with rows, and which rows with them. */
export class QueryTally {
  readonly #queries: readonly BenchmarkQuery[];
  readonly #index: QueryIndex;
  readonly #seen = new Set<number>();
  #rows = 0;

  constructor(queries: readonly BenchmarkQuery[], length: number) {
    this.#queries = queries;
    this.#index = new QueryIndex(queries, length);
  }

  add(words: readonly (readonly number[])[]): void {
    const shared = words.flatMap((query) => this.#index.sharedRuns(query));
    if (shared.length > 0) this.#rows += 1;
    for (const run of shared) this.#seen.add(run);
  }

  figures(): Contamination['queries'][number] {
    const { length } = this.#index;
    const isRepeated = ({ text }: BenchmarkQuery) =>
      wordRuns(wordHashes(text), length).some((run) => this.#seen.has(run));
    return {
      words: length,
      queries: this.#queries.length,
      repeated: this.#queries.filter(isRepeated).length,
      rows: this.#rows,
    };
  }
}
