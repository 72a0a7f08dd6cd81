import type { NodeOperation } from '../core/operation.ts';
import type { PathNode } from '../core/path.ts';
import type { Random } from '../core/random.ts';
import type { Tool } from '../core/tool.ts';
import { checkShare } from './options.ts';
import { boundParameters, usedNodes } from './uses.ts';

export interface ParallelOptions {
  /** How likely a node that can be is called several times at once. Default: 0.3. */
  probability?: number;
}

/**
 * Makes two or three parallel calls of visible nodes whose tool takes several values in one request, where nothing uses
 * the output. Throws misuse when `probability` is not between 0 and 1.
 */
export function parallel({ probability = 0.3 }: ParallelOptions = {}): NodeOperation {
  checkShare(probability, 'probability');
  return {
    name: 'parallel',
    apply(path, { graph, random }) {
      const used = usedNodes(path.turns);
      const repeat = (node: PathNode) =>
        !used.has(node.id) && isRepeatable(graph.tool(node.tool), node) && random.chance(probability)
          ? { ...node, calls: drawCalls(random) }
          : node;
      const turns = path.turns.map((turn) =>
        turn.type === 'calls' ? { ...turn, nodes: turn.nodes.map(repeat) } : turn,
      );
      return { ...path, turns };
    },
  };
}

function isRepeatable({ repeatBy }: Tool, node: PathNode): boolean {
  return repeatBy !== undefined && !node.hidden && !boundParameters(node.uses).has(repeatBy);
}

/** How many parallel calls a node stands for: two or three (METHOD §8). */
export function drawCalls(random: Random): number {
  return random.integer(2, 3);
}
