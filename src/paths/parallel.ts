import type { Binding } from '../core/graph.ts';
import type { NodeOperation } from '../core/operation.ts';
import { callNodes, type PathNode, type PathTurn } from '../core/path.ts';
import type { Random } from '../core/random.ts';
import { repeatableParameter, type Tool } from '../core/tool.ts';
import { checkShare } from './options.ts';
import { boundParameters } from './uses.ts';

export interface ParallelOptions {
  /** How likely a node that can be is called several times at once. Default: 0.3. */
  probability?: number;
}

/**
 * Makes two or three parallel calls of nodes that can be repeated: for several values ("the weather in Rome and Oslo"), for
 * several elements of a list ("the first two flights you found"), or for each result of an earlier repeated node. When a
 * repeated node is a hidden helper, what it feeds is called as often: "the cheapest hotel in Rome and Oslo". Throws misuse
 * when `probability` is not between 0 and 1.
 */
export function parallel({ probability = 0.3 }: ParallelOptions = {}): NodeOperation {
  checkShare(probability, 'probability');
  return {
    name: 'parallel',
    apply(path, { graph, random }) {
      const nodes = new Map(callNodes(path).map((node) => [node.id, node]));
      const calls = new Map<string, number>();
      const turns = path.turns.map((turn): PathTurn => {
        if (turn.type === 'missing') return turn;
        for (const node of turn.nodes) {
          const chain = chainFrom(node, turn.nodes, nodes);
          if (!chain || chain.some(({ id }) => calls.has(id))) continue;
          const each = repeatedSource(node, calls);
          if (each === undefined && !isRepeatable(graph.tool(node.tool), node, nodes)) continue;
          if (!random.chance(probability)) continue;
          const count = each ?? random.pick(callCounts);
          for (const { id } of chain) calls.set(id, count);
        }
        return { ...turn, nodes: turn.nodes.map((node) => ({ ...node, calls: calls.get(node.id) ?? node.calls })) };
      });
      return { ...path, turns };
    },
  };
}

/** How often the repeated node was called that a node takes an output of. */
function repeatedSource(node: PathNode, calls: ReadonlyMap<string, number>): number | undefined {
  const source = node.uses.find((use) => use.bindings.length > 0 && calls.has(use.node));
  return source && calls.get(source.node);
}

/** The nodes that are repeated together with a node, or null when it cannot be repeated. */
function chainFrom(node: PathNode, turn: readonly PathNode[], nodes: ReadonlyMap<string, PathNode>): PathNode[] | null {
  if (!node.hidden) return [node];
  const [user, ...others] = [...nodes.values()].filter(({ uses }) => uses.some((use) => use.node === node.id));
  if (!user || others.length > 0 || !turn.includes(user)) return null;
  const rest = chainFrom(user, turn, nodes);
  return rest && [node, ...rest];
}

function isRepeatable(tool: Tool, node: PathNode, nodes: ReadonlyMap<string, PathNode>): boolean {
  if (repeatableParameter(tool, boundParameters(node.uses)) !== undefined) return true;
  // The words for a helper's output describe its first element.
  return !node.hidden && node.uses.some((use) => !nodes.get(use.node)?.hidden && use.bindings.some(isListed));
}

function isListed({ output }: Binding): boolean {
  return output.split('/*').length === 2;
}

// Three more often than two: the paper's conversations hold 3.2 calls a turn.
const callCounts = [2, 3, 3];

/** How many parallel calls the node of a single-turn path stands for: two or three (METHOD §8). */
export function drawCalls(random: Random): number {
  return random.integer(2, 3);
}
