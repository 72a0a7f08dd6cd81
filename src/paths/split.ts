import { misuse } from '../core/errors.ts';
import type { NodeOperation, OperationContext } from '../core/operation.ts';
import {
  callNodes,
  type MissingKind,
  type MissingTurn,
  missingKinds,
  type PathNode,
  type PathTurn,
  type SignaturePath,
} from '../core/path.ts';
import { statedParameters } from './legality.ts';
import { createNode, numberNodes, toolsOn } from './nodes.ts';
import { placeTool } from './supply.ts';

export interface SplitOptions {
  /** What the null turn lacks; `random` draws either with equal chance. Default: `random`. */
  kind?: MissingKind | 'random';
}

/**
 * Puts one null turn after a random turn (METHOD §7.3): its request is about the next turn and cannot be answered yet.
 * After the last turn it is a wish that nobody ever fulfils. All other turns stay as they are. The path comes back
 * unchanged when no turn lends itself. Throws misuse when `kind` is unknown.
 */
export function split({ kind = 'random' }: SplitOptions = {}): NodeOperation {
  if (kind !== 'random' && !missingKinds.includes(kind)) {
    misuse(`there is no kind ${JSON.stringify(kind)}`, { where: 'kind', expected: 'function, parameter or random' });
  }
  return {
    name: 'split',
    async apply(path, context) {
      const kinds = kind === 'random' ? context.random.shuffle(missingKinds) : [kind];
      for (const missing of kinds) {
        const order = context.random.shuffle(path.turns.map((_, at) => at + 1));
        for (const at of order) {
          const turn = await nullTurn(path, path.turns[at], missing, context);
          if (turn !== null) {
            return { ...path, id: `${path.id}-split`, variant: 'phi-hat', turns: path.turns.toSpliced(at, 0, turn) };
          }
        }
      }
      return path;
    },
  };
}

async function nullTurn(
  path: SignaturePath,
  next: PathTurn | undefined,
  missing: MissingKind,
  context: OperationContext,
): Promise<MissingTurn | null> {
  if (next === undefined) return unfulfilledWish(path, missing, context);
  const fits = next.type === 'calls' && (missing === 'function' || next.nodes.some((node) => canOmit(node, context)));
  return fits ? { type: 'missing', id: `${next.id}-missing`, missing, about: next.id, nodes: [] } : null;
}

async function unfulfilledWish(
  path: SignaturePath,
  missing: MissingKind,
  context: OperationContext,
): Promise<MissingTurn | null> {
  const taken = toolsOn(path);
  const last = path.turns.at(-1)!;
  const edges = last.nodes.flatMap((node) => context.graph.outgoing(node.tool)).filter((edge) => !taken.has(edge.to));
  const number = numberNodes(path)();
  for (const { to } of context.random.shuffle(edges)) {
    const placement = { tool: to, earlier: callNodes(path), taken, helpers: false, number: () => number };
    const [node] = (await placeTool(context, placement)) ?? [];
    if (node === undefined || (missing === 'parameter' && !canOmit(node, context))) continue;
    return { type: 'missing', id: `${last.id}-refused`, missing, about: null, nodes: [node] };
  }
  return null;
}

/** Whether the user can leave out a value that a node needs: a visible node that takes one from the user's words. */
export function canOmit(node: PathNode, { graph }: Pick<OperationContext, 'graph'>): boolean {
  return !node.hidden && statedParameters(graph.tool(node.tool), node).length > 0;
}

/** The path of an irrelevance row: one wish that cannot be answered (METHOD §11). */
export function refusedPath(id: string, missing: MissingKind, tool: string): SignaturePath {
  const turn: MissingTurn = { type: 'missing', id: 't1', missing, about: null, nodes: [createNode(1, tool)] };
  return { id, kind: 'irrelevance', variant: 'phi', turns: [turn] };
}
