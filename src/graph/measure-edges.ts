import type { DependencyEdge } from '../core/graph.ts';

/** How far found edges agree with known ones. */
export interface EdgeQuality {
  /** How many were found. */
  found: number;
  /** How many are known. */
  known: number;
  /** How many of the found ones are known. */
  agreed: number;
  /** `agreed / found`; 1 when nothing was found. */
  precision: number;
  /** `agreed / known`; 1 when nothing is known. */
  recall: number;
}

/**
 * Compares a graph's edges with edges that are known to be right, by their ends; kinds and bindings are not compared. A
 * found edge that is unknown counts as wrong, so the precision is a lower bound where not all right edges are known.
 */
export function measureEdges(
  graph: { readonly edges: readonly Pick<DependencyEdge, 'from' | 'to'>[] },
  reference: readonly Pick<DependencyEdge, 'from' | 'to'>[],
): EdgeQuality {
  const found = new Set(graph.edges.map(endsOf));
  const known = new Set(reference.map(endsOf));
  const agreed = [...found].filter((ends) => known.has(ends)).length;
  return {
    found: found.size,
    known: known.size,
    agreed,
    precision: found.size === 0 ? 1 : agreed / found.size,
    recall: known.size === 0 ? 1 : agreed / known.size,
  };
}

function endsOf({ from, to }: Pick<DependencyEdge, 'from' | 'to'>): string {
  return `${from}\n${to}`;
}
