import type { DependencyEdge, DependencyGraph } from '../core/graph.ts';
import { callNodes, type PathNode, type SignaturePath } from '../core/path.ts';
import { requiredOf, type Tool } from '../core/tool.ts';
import { boundParameters, edgesBetween } from './uses.ts';

/**
 * Whether a tool can be called after these nodes: every parameter that only another tool's output supplies has its
 * source among them, and of the tools that are declared to come before it at least one does.
 */
export function isCallable(graph: DependencyGraph, tool: string, earlier: readonly PathNode[]): boolean {
  return unsuppliedParameters(graph, tool, earlier).length === 0 && isPermitted(graph, tool, earlier);
}

/** The output-only parameters of a tool for which no earlier node has an output. */
export function unsuppliedParameters(graph: DependencyGraph, tool: string, earlier: readonly PathNode[]): string[] {
  const needed = graph.tool(tool).outputOnly ?? [];
  if (needed.length === 0) return [];
  const edges = earlier.flatMap((node) => edgesBetween(graph, node.tool, tool));
  return needed.filter((name) => !edges.some((edge) => edge.bindings.some((binding) => binding.input === name)));
}

function isPermitted(graph: DependencyGraph, tool: string, earlier: readonly PathNode[]): boolean {
  const gates = graph.incoming(tool).filter(isDeclaredPrecondition);
  return gates.length === 0 || gates.some((edge) => earlier.some((node) => node.tool === edge.from));
}

function isDeclaredPrecondition(edge: DependencyEdge): boolean {
  return edge.kind === 'precondition' && edge.evidence.some((evidence) => evidence.by === 'declared');
}

/** The required parameters that the user has to state, given what the node takes from other outputs. */
export function statedParameters(tool: Tool, node: Pick<PathNode, 'uses'>): string[] {
  const bound = boundParameters(node.uses);
  const outputOnly = new Set(tool.outputOnly);
  return requiredOf(tool).filter((name) => !bound.has(name) && !outputOnly.has(name));
}

/** Ids of the nodes of a path that could not be called where they stand; empty for a path that makes sense. */
export function illegalNodes(graph: DependencyGraph, path: Pick<SignaturePath, 'turns'>): string[] {
  const nodes = callNodes(path);
  return nodes
    .filter((node, at) => {
      const bound = boundParameters(node.uses);
      const supplied = (graph.tool(node.tool).outputOnly ?? []).every((name) => bound.has(name));
      return !supplied || !isCallable(graph, node.tool, nodes.slice(0, at));
    })
    .map((node) => node.id);
}
