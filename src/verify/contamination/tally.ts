import type { Contamination } from '../../core/contamination.ts';
import type { Tool } from '../../core/tool.ts';
import type { MeasuredRow } from './measured-row.ts';
import { type FindOverlap, longRun, overlapFinder } from './overlap.ts';
import { PathTally } from './path-tally.ts';
import { QueryTally } from './query-tally.ts';
import type { BenchmarkReference } from './reference.ts';
import { ToolIndex } from './tool-index.ts';
import { wordHashes } from './word-runs.ts';

/** The lengths of the runs of words that are counted: the usual one, and one that finds re-worded sentences too. */
const runLengths = [longRun, 8] as const;

/**
 * Counts, row by row, how much of a benchmark a run repeats. What it keeps is what the benchmark and the rows share, so
 * its memory is bounded by the benchmark.
 */
export class ContaminationTally {
  readonly #reference: BenchmarkReference;
  readonly #tools: readonly Tool[];
  readonly #findOverlap: FindOverlap;
  readonly #paths: PathTally;
  readonly #queries: readonly QueryTally[];
  readonly #overlapping = { 'benchmark-path': 0, 'benchmark-query': 0, 'benchmark-tool': 0 };
  #rows = 0;

  constructor(reference: BenchmarkReference, tools: readonly Tool[]) {
    this.#reference = reference;
    this.#tools = tools;
    this.#findOverlap = overlapFinder(reference, tools);
    this.#paths = new PathTally(reference.paths);
    this.#queries = runLengths.map((length) => new QueryTally(reference.queries, length));
  }

  add(row: MeasuredRow): void {
    this.#rows += 1;
    const overlap = this.#findOverlap(row);
    if (overlap) this.#overlapping[overlap.reason] += 1;
    this.#paths.add(row);
    const words = row.queries.map(wordHashes);
    for (const tally of this.#queries) tally.add(words);
  }

  figures(): Contamination {
    return {
      benchmark: this.#reference.identity,
      rows: this.#rows,
      overlapping: { ...this.#overlapping },
      paths: this.#paths.figures(),
      queries: this.#queries.map((tally) => tally.figures()),
      tools: this.#toolFigures(),
    };
  }

  #toolFigures(): Contamination['tools'] {
    const index = new ToolIndex(this.#reference.tools);
    const found = this.#tools.map((tool) => index.likeness(tool));
    return {
      tools: found.length,
      sameName: found.filter(({ sameName }) => sameName).length,
      sameDescription: found.filter(({ sameDescription }) => sameDescription).length,
      sameParameters: found.filter(({ sameParameters }) => sameParameters).length,
    };
  }
}
