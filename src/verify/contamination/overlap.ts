import type { OverlapReason } from '../../core/contamination.ts';
import type { Tool } from '../../core/tool.ts';
import type { MeasuredRow } from './measured-row.ts';
import { PathIndex } from './path-index.ts';
import { QueryIndex } from './query-index.ts';
import type { BenchmarkReference } from './reference.ts';
import { ToolIndex } from './tool-index.ts';
import { wordHashes } from './word-runs.ts';

/** Words of a run that no two people write by chance: the 13 that data sets are usually cleaned with (Brown et al. 2020). */
export const longRun = 13;

/** That a row repeats a part of the benchmark. */
export interface Overlap {
  reason: OverlapReason;
  /** What of the benchmark it repeats; never the benchmark's own words. */
  detail: string;
}

/** Says whether a row repeats a part of the benchmark, and which; null when it does not. */
export type FindOverlap = (row: MeasuredRow) => Overlap | null;

/**
 * Finds rows that are copies of a benchmark: the calls are those of a conversation of the benchmark (its reference
 * solution or the functions it was written for), a user says thirteen words in a row or a whole short message of it, or
 * a tool of the pool that is offered has the name and the description of one of its tools.
 */
export function overlapFinder(reference: BenchmarkReference, tools: Iterable<Tool>): FindOverlap {
  const paths = new PathIndex(reference.paths);
  const queries = new QueryIndex(reference.queries, longRun);
  const copies = copiedTools(reference, tools);
  return (row) => {
    const path = paths.find(row.turns);
    if (path) return { reason: 'benchmark-path', detail: `calls the functions of ${path.id} in the same order` };
    const query = queries.find(row.queries.map(wordHashes));
    if (query) return { reason: 'benchmark-query', detail: `shares a run of words with ${query.id}` };
    const tool = row.tools.find((id) => copies.has(id));
    return tool === undefined ? null : { reason: 'benchmark-tool', detail: `offers ${tool}, a tool of the benchmark` };
  };
}

function copiedTools({ tools: known }: BenchmarkReference, tools: Iterable<Tool>): Set<string> {
  const index = new ToolIndex(known);
  return new Set(Array.from(tools).flatMap((tool) => (index.likeness(tool).sameDescription ? [tool.id] : [])));
}
