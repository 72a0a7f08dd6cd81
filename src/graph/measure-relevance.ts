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
  /** What the precision would be if in each question as many pairs were joined, but at random. */
  chance: number;
  /** How often the graph joins two tools of one category that are offered anywhere: what `recall` would be by chance. */
  baseRate: number;
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
  const counts = queries.filter(isTelling).map((query) => countPairs(near, query, hops));
  const sum = (of: (counted: PairCounts) => number) => counts.reduce((total, counted) => total + of(counted), 0);
  const joined = sum((counted) => counted.joined);
  const together = sum((counted) => counted.together);
  const right = sum((counted) => counted.right);
  const offered = new Set(queries.flatMap((query) => query.offered));
  return {
    queries: counts.length,
    pairs: sum(({ pairs }) => pairs),
    together,
    joined,
    precision: ratio(right, joined),
    recall: ratio(right, together),
    chance: ratio(
      sum((counted) => counted.joined * ratio(counted.together, counted.pairs)),
      joined,
    ),
    baseRate: baseRate(graph, near, { offered, hops }),
  };
}

function baseRate(
  graph: DependencyGraph,
  near: Neighbourhoods,
  { offered, hops }: { offered: ReadonlySet<string>; hops: 1 | 2 },
): number {
  const alike = pairsOf([...offered]).filter(
    ([left, right]) => graph.tool(left).category === graph.tool(right).category,
  );
  return ratio(alike.filter(([left, right]) => isJoined(near, { left, right, hops })).length, alike.length);
}

interface PairCounts {
  pairs: number;
  together: number;
  joined: number;
  right: number;
}

function countPairs(near: Neighbourhoods, { offered, relevant }: ToolQuery, hops: 1 | 2): PairCounts {
  const counts = { pairs: 0, together: 0, joined: 0, right: 0 };
  for (const [left, right] of pairsOf(offered)) {
    const wanted = Number(relevant.includes(left)) + Number(relevant.includes(right));
    if (wanted === 0) continue;
    const joined = isJoined(near, { left, right, hops });
    counts.pairs += 1;
    if (wanted === 2) counts.together += 1;
    if (joined) counts.joined += 1;
    if (joined && wanted === 2) counts.right += 1;
  }
  return counts;
}

/** By tool the tools that an edge joins it to, whatever its direction. */
type Neighbourhoods = ReadonlyMap<string, ReadonlySet<string>>;

function isTelling({ offered, relevant }: ToolQuery): boolean {
  return relevant.length >= 2 && offered.some((id) => !relevant.includes(id));
}

function neighbours(graph: DependencyGraph, id: string): ReadonlySet<string> {
  return new Set([...graph.outgoing(id).map(({ to }) => to), ...graph.incoming(id).map(({ from }) => from)]);
}

function isJoined(near: Neighbourhoods, { left, right, hops }: { left: string; right: string; hops: 1 | 2 }): boolean {
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
