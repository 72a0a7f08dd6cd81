import type { BenchmarkQuery } from './reference.ts';
import { wordHashes, wordRuns } from './word-runs.ts';

/** The runs of words in the user messages of a benchmark, to look up those of rows. */
export class QueryIndex {
  readonly #queries = new Map<number, BenchmarkQuery>();

  constructor(
    queries: readonly BenchmarkQuery[],
    readonly length: number,
  ) {
    for (const query of queries) {
      for (const run of wordRuns(wordHashes(query.text), length)) {
        if (!this.#queries.has(run)) this.#queries.set(run, query);
      }
    }
  }

  /** The first message of the benchmark that shares a run with one of these. */
  find(words: readonly (readonly number[])[]): BenchmarkQuery | undefined {
    for (const query of words) {
      for (const run of wordRuns(query, this.length)) {
        const found = this.#queries.get(run);
        if (found) return found;
      }
    }
    return undefined;
  }

  /** The runs of a message that the benchmark has too. */
  sharedRuns(words: readonly number[]): number[] {
    return wordRuns(words, this.length).filter((run) => this.#queries.has(run));
  }
}
