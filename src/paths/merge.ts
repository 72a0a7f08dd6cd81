import type { NodeOperation } from '../core/operation.ts';
import type { CallTurn, PathTurn } from '../core/path.ts';
import type { Random } from '../core/random.ts';
import { checkShare } from './options.ts';

export interface MergeOptions {
  /** How likely two turns that follow each other become one. Default: 0.3 (METHOD §7.1). */
  probability?: number;
  /** The most nodes that a merged turn may have. Default: 3. */
  cap?: number;
}

/**
 * Joins turns that follow each other, each turn at most once: the user states several wishes in one request. Throws
 * misuse when `probability` is not between 0 and 1.
 */
export function merge({ probability = 0.3, cap = 3 }: MergeOptions = {}): NodeOperation {
  checkShare(probability, 'probability');
  return {
    name: 'merge',
    apply: (path, { random }) => ({ ...path, turns: mergeTurns(path.turns, random, probability, cap) }),
  };
}

function mergeTurns(turns: readonly PathTurn[], random: Random, probability: number, cap: number): PathTurn[] {
  const merged: PathTurn[] = [];
  for (let at = 0; at < turns.length; at += 1) {
    const first = turns[at]!;
    const second = turns[at + 1];
    if (second !== undefined && canJoin(first, second, cap) && random.chance(probability)) {
      merged.push(joinTurns(first, second));
      at += 1;
    } else merged.push(first);
  }
  return merged;
}

function canJoin(first: PathTurn, second: PathTurn, cap: number): first is CallTurn {
  return first.type === 'calls' && second.type === 'calls' && first.nodes.length + second.nodes.length <= cap;
}

/** One turn that holds the nodes of both, under the id of the first. Helpers of the second stay helpers. */
export function joinTurns(first: CallTurn, second: PathTurn): CallTurn {
  const joined = second.nodes.map((node) => (node.origin === 'walk' ? { ...node, origin: 'merge' as const } : node));
  return { ...first, nodes: [...first.nodes, ...joined] };
}
