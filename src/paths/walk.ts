import type { DependencyEdge, DependencyGraph } from '../core/graph.ts';
import type { NodeOperation, OperationContext } from '../core/operation.ts';
import { callNodes, type RowKind, type SignaturePath } from '../core/path.ts';
import { type Coverage, noCoverage } from './coverage.ts';
import { createTurn, numberNodes, toolsOn } from './nodes.ts';
import { checkCount } from './options.ts';
import { placeTool, tryingOrder } from './supply.ts';
import { distancesTo } from './target.ts';
import { freeBindings } from './uses.ts';

export interface WalkOptions {
  /** The most turns that the walk has, its start included (METHOD §6). Default: 7. */
  steps?: number;
  /** Id of a tool to head for by the shortest way; from there on the walk is free. */
  target?: string;
  /** Counters that make the walk prefer the edges it took least. Without them each choice is uniform. */
  coverage?: Coverage;
  /** Whether a tool that lacks a value may bring a hidden helper that supplies it. Default: true. */
  helpers?: boolean;
}

/**
 * Goes on from the last node of a path along edges of the graph, one turn a step, to tools that are not on the path
 * yet and can be called; ends at a dead end. Throws misuse when `steps` is not a whole number above 0.
 */
export function walk({ steps = 7, target, coverage = noCoverage, helpers = true }: WalkOptions = {}): NodeOperation {
  checkCount(steps, 'steps', 1);
  const distances = target === undefined ? undefined : rememberDistances(target);
  return {
    name: 'walk',
    async apply(path, context) {
      let grown = path;
      while (grown.turns.length < steps) {
        const next = await takeStep(grown, context, { coverage, helpers, distances: distances?.(context.graph) });
        if (next === null) break;
        grown = next;
      }
      return grown;
    },
  };
}

/** A path of one turn, from which a walk goes on; null when the tool cannot be the first to be called. */
export async function startPath(
  start: { id: string; kind: RowKind; tool: string; helpers?: boolean },
  context: OperationContext,
): Promise<SignaturePath | null> {
  const { id, kind, tool, helpers = true } = start;
  const empty: SignaturePath = { id, kind, variant: 'phi', turns: [] };
  const number = numberNodes(empty);
  const nodes = await placeTool(context, { tool, earlier: [], taken: new Set(), helpers, number });
  return nodes === null ? null : { ...empty, turns: [createTurn(nodes)] };
}

interface StepOptions {
  coverage: Coverage;
  helpers: boolean;
  distances: ReadonlyMap<string, number> | undefined;
}

async function takeStep(
  path: SignaturePath,
  context: OperationContext,
  options: StepOptions,
): Promise<SignaturePath | null> {
  const last = callNodes(path).at(-1);
  if (last === undefined) return null;
  const taken = toolsOn(path);
  const edges = context.graph.outgoing(last.tool).filter((edge) => !taken.has(edge.to));
  for (const edge of orderSteps(path, context, edges, options)) {
    const nodes = await placeTool(context, {
      tool: edge.to,
      earlier: callNodes(path),
      taken,
      kept: [{ node: last.id, bindings: freeBindings(edge, new Set()) }],
      helpers: options.helpers,
      number: numberNodes(path),
    });
    if (nodes === null) continue;
    options.coverage.visit(edge);
    return { ...path, turns: [...path.turns, createTurn(nodes)] };
  }
  return null;
}

function orderSteps(
  path: SignaturePath,
  context: OperationContext,
  edges: readonly DependencyEdge[],
  { coverage, distances }: StepOptions,
): DependencyEdge[] {
  const ordered = tryingOrder(context, edges, coverage.visits);
  const arrived = distances === undefined || callNodes(path).some((node) => distances.get(node.tool) === 0);
  if (arrived) return ordered;
  const distance = (edge: DependencyEdge) => distances.get(edge.to) ?? Number.POSITIVE_INFINITY;
  return ordered.sort((left, right) =>
    distance(left) < distance(right) ? -1 : Number(distance(left) > distance(right)),
  );
}

function rememberDistances(target: string): (graph: DependencyGraph) => ReadonlyMap<string, number> {
  const known = new WeakMap<DependencyGraph, ReadonlyMap<string, number>>();
  return (graph) => {
    const distances = known.get(graph) ?? distancesTo(graph, target);
    known.set(graph, distances);
    return distances;
  };
}
