import type { DependencyGraph } from '../core/graph.ts';

/** A question and the tools that were offered for it, as in ToolBench's query files. */
export interface ToolQuery {
  /** Ids of the tools that were offered. */
  offered: readonly string[];
  /** Ids of those that answer the question. */
  relevant: readonly string[];
}

/** How well a graph tells the tools that answer one question together from those that were only offered with them. */
export interface RelevanceQuality {
  /** Questions with a pair of relevant tools and an offered tool that is not relevant. */
  queries: number;
  /** Unordered pairs of offered tools of which at least one is relevant. */
  pairs: number;
  /** Pairs of which both are relevant. */
  together: number;
  /** Pairs that the graph joins. */
  joined: number;
  /** Joined pairs of which both are relevant, divided by joined pairs; 1 when none is joined. */
  precision: number;
  /** Joined pairs of which both are relevant, divided by pairs of which both are relevant. */
  recall: number;
  /** What the precision would be if pairs were joined by chance: `together / pairs`. */
  chance: number;
}

/**
 * Measures a graph on questions: tools that answer one question belong together. Two tools are joined when an edge leads
 * from one to the other, or, with `hops` 2, when a third tool lies between or feeds both or is fed by both. Questions
 * where every offered tool is relevant tell nothing and are left out.
 */
export function measureRelevance(
  graph: DependencyGraph,
  queries: readonly ToolQuery[],
  { hops }: { hops: 1 | 2 },
): RelevanceQuality {
  const near = new Map(graph.tools.map(({ id }) => [id, neighbours(graph, id)]));
  const counts = { queries: 0, pairs: 0, together: 0, joined: 0, right: 0 };
  for (const { offered, relevant } of queries.filter(isTelling)) {
    counts.queries += 1;
    for (const [left, right] of pairsOf(offered)) {
      const wanted = Number(relevant.includes(left)) + Number(relevant.includes(right));
      if (wanted === 0) continue;
      const joined = isJoined(near, { left, right, hops });
      counts.pairs += 1;
      if (wanted === 2) counts.together += 1;
      if (joined) counts.joined += 1;
      if (joined && wanted === 2) counts.right += 1;
    }
  }
  const { right, ...rest } = counts;
  return {
    ...rest,
    precision: ratio(right, counts.joined),
    recall: ratio(right, counts.together),
    chance: ratio(counts.together, counts.pairs),
  };
}

function isTelling({ offered, relevant }: ToolQuery): boolean {
  return relevant.length >= 2 && offered.some((id) => !relevant.includes(id));
}

function neighbours(graph: DependencyGraph, id: string): ReadonlySet<string> {
  return new Set([...graph.outgoing(id).map(({ to }) => to), ...graph.incoming(id).map(({ from }) => from)]);
}

function isJoined(
  near: ReadonlyMap<string, ReadonlySet<string>>,
  { left, right, hops }: { left: string; right: string; hops: 1 | 2 },
): boolean {
  const around = near.get(left)!;
  if (around.has(right)) return true;
  return hops === 2 && [...around].some((between) => near.get(between)!.has(right));
}

function pairsOf(ids: readonly string[]): [string, string][] {
  const different = [...new Set(ids)];
  return different.flatMap((left, at) => different.slice(at + 1).map((right): [string, string] => [left, right]));
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
