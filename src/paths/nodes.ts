import { type CallTurn, callNodes, type PathNode, type PathTurn, type SignaturePath } from '../core/path.ts';

/**
 * Hands out the numbers of new nodes of a path, above every number in use. Nodes never leave a path, so no number is
 * given twice.
 */
export function numberNodes(path: SignaturePath): () => number {
  let last = 0;
  for (const turn of path.turns) for (const node of turn.nodes) last = Math.max(last, Number(node.id.slice(1)) || 0);
  return () => {
    last += 1;
    return last;
  };
}

/** A new node: visible, called once, from the walk, using nothing; `fields` say what is different. */
export function createNode(number: number, tool: string, fields: Partial<PathNode> = {}): PathNode {
  return { id: `n${number}`, tool, origin: 'walk', uses: [], hidden: false, calls: 1, ...fields };
}

/** A new turn whose last node is the one it is made for and named after: `n7` opens `t7`. */
export function createTurn(nodes: readonly PathNode[]): CallTurn {
  return { type: 'calls', id: `t${nodes.at(-1)!.id.slice(1)}`, nodes: [...nodes] };
}

/** Ids of all tools on a path, wishes included. */
export function toolsOn(path: SignaturePath): Set<string> {
  const tools = new Set<string>();
  for (const turn of path.turns) for (const node of turn.nodes) tools.add(node.tool);
  return tools;
}

/** The nodes that are called before a turn, in call order. */
export function nodesBefore(path: SignaturePath, turn: PathTurn): PathNode[] {
  return callNodes({ turns: path.turns.slice(0, path.turns.indexOf(turn)) });
}

/** The path with one turn in place of the one of the same id. */
export function replaceTurn(path: SignaturePath, turn: PathTurn): SignaturePath {
  return { ...path, turns: path.turns.map((old) => (old.id === turn.id ? turn : old)) };
}
