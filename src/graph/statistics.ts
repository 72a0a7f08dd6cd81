import { type DependencyGraph, type EdgeKind, type Evidence, edgeKinds, evidenceSchema } from '../core/graph.ts';
import { componentSizes } from './components.ts';

/** How many tools have how many edges. */
export interface DegreeSummary {
  mean: number;
  median: number;
  most: number;
  /** Number of tools by degree: `[3, 1]` are three tools of degree 0 and one of degree 1. */
  counts: number[];
}

/** A graph in figures. */
export interface GraphStatistics {
  tools: number;
  edges: number;
  edgesByKind: Record<EdgeKind, number>;
  /** Edges that have evidence of this kind; an edge may have several. */
  edgesByEvidence: Record<Evidence['by'], number>;
  bindings: number;
  outgoing: DegreeSummary;
  incoming: DegreeSummary;
  /** Ids of the tools without any edge. */
  isolated: string[];
  /** Sizes of the weakly connected components, largest first. */
  components: number[];
}

/** Counts what there is in a graph. */
export function graphStatistics(graph: DependencyGraph): GraphStatistics {
  const outgoing = graph.tools.map(({ id }) => graph.outgoing(id).length);
  const incoming = graph.tools.map(({ id }) => graph.incoming(id).length);
  const isolated = graph.tools.filter((_, index) => outgoing[index] === 0 && incoming[index] === 0);
  return {
    tools: graph.tools.length,
    edges: graph.edges.length,
    edgesByKind: countBy(
      edgeKinds,
      graph.edges.map(({ kind }) => kind),
    ),
    edgesByEvidence: countBy(
      evidenceSchema.options.map((option) => option.shape.by.value),
      graph.edges.flatMap(({ evidence }) => [...new Set(evidence.map(({ by }) => by))]),
    ),
    bindings: graph.edges.reduce((sum, { bindings }) => sum + bindings.length, 0),
    outgoing: degreeSummary(outgoing),
    incoming: degreeSummary(incoming),
    isolated: isolated.map(({ id }) => id),
    components: componentSizes(graph),
  };
}

function countBy<Key extends string>(keys: readonly Key[], values: readonly Key[]): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const value of values) counts[value] += 1;
  return counts;
}

function degreeSummary(degrees: readonly number[]): DegreeSummary {
  const sorted = [...degrees].sort((left, right) => left - right);
  const most = sorted.at(-1) ?? 0;
  const counts = new Array<number>(most + 1).fill(0);
  for (const degree of degrees) counts[degree]! += 1;
  const sum = degrees.reduce((total, degree) => total + degree, 0);
  return {
    mean: degrees.length === 0 ? 0 : sum / degrees.length,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    most,
    counts,
  };
}
