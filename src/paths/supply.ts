import type { Binding, DependencyEdge } from '../core/graph.ts';
import type { OperationContext } from '../core/operation.ts';
import type { NodeUse, PathNode } from '../core/path.ts';
import { isCallable, unsuppliedParameters } from './legality.ts';
import { createNode } from './nodes.ts';
import { boundParameters, freeBindings, linkUses } from './uses.ts';

// A helper may need a helper; deeper chains make requests that nobody can read.
const deepest = 2;
/** How many neighbours are asked about at most, the size of a local graph (METHOD §5). */
const neighbourhood = 30;

/** What is to be put on a path, and where. */
export interface Placement {
  tool: string;
  earlier: readonly PathNode[];
  /** Tools that must not come in as helpers. */
  taken: ReadonlySet<string>;
  /** Uses that the node must have, whatever else would be nearer. */
  kept?: readonly NodeUse[];
  /** Whether hidden helpers may come in for values that only an output supplies. */
  helpers: boolean;
  number(): number;
}

/**
 * The node of a tool, after the hidden helpers that it needs at this place; null when it cannot be called here. The
 * node takes its number before its helpers do.
 */
export async function placeTool(context: OperationContext, placement: Placement): Promise<PathNode[] | null> {
  return place(context, placement, placement.helpers ? deepest : 0, createNode(placement.number(), placement.tool));
}

async function place(
  context: OperationContext,
  placement: Placement,
  depth: number,
  node: PathNode,
): Promise<PathNode[] | null> {
  const { graph } = context;
  const { tool } = placement;
  const earlier = [...placement.earlier];
  const helpers: PathNode[] = [];
  const kept = [...(placement.kept ?? [])];
  for (let [needed] = unsuppliedParameters(graph, tool, earlier); needed !== undefined; ) {
    const taken = new Set([...placement.taken, tool, ...helpers.map((helper) => helper.tool)]);
    const found = depth === 0 ? null : await findHelper(context, { ...placement, earlier, taken, kept }, needed, depth);
    if (found === null) return null;
    helpers.push(...found.nodes);
    earlier.push(...found.nodes);
    kept.push({ node: found.nodes.at(-1)!.id, bindings: found.bindings });
    [needed] = unsuppliedParameters(graph, tool, earlier);
  }
  if (!isCallable(graph, tool, earlier)) return null;
  return [...helpers, { ...node, uses: linkUses(graph, tool, earlier, kept) }];
}

async function findHelper(
  context: OperationContext,
  placement: Placement,
  parameter: string,
  depth: number,
): Promise<{ nodes: PathNode[]; bindings: Binding[] } | null> {
  const { kept = [], ...rest } = placement;
  const bound = boundParameters(kept);
  const suppliers = context.graph
    .incoming(placement.tool)
    .filter((edge) => edge.bindings.some((binding) => binding.input === parameter) && !placement.taken.has(edge.from));
  for (const edge of context.random.sample(suppliers, neighbourhood)) {
    const bindings = freeBindings(edge, bound);
    if (!(await isNested(context, edge, { bindings, hides: true }))) continue;
    const helper = createNode(placement.number(), edge.from, { origin: 'insert-short', hidden: true });
    const nodes = await place(context, { ...rest, tool: edge.from }, depth - 1, helper);
    if (nodes !== null) return { nodes, bindings };
  }
  return null;
}

/** Whether the tools of an edge are nested (METHOD §12.1). The judge sees only the bindings that count here. */
export async function isNested(
  { graph, judgeNested }: OperationContext,
  edge: DependencyEdge,
  { bindings, hides }: { bindings: readonly Binding[]; hides: boolean },
): Promise<boolean> {
  if (bindings.length === 0) return false;
  const asked = { ...edge, bindings: [...bindings] };
  const { nested } = await judgeNested({
    first: graph.tool(edge.from),
    later: graph.tool(edge.to),
    edge: asked,
    hides,
  });
  return nested;
}

/** At most as many edges as a local graph has, in the order in which they are to be tried. */
export function tryingOrder(
  context: OperationContext,
  edges: readonly DependencyEdge[],
  visits: (edge: DependencyEdge) => number,
): DependencyEdge[] {
  const shuffled = context.random.shuffle(edges);
  return shuffled.sort((left, right) => visits(left) - visits(right)).slice(0, neighbourhood);
}
