import { misuse } from '../core/errors.ts';
import type { DependencyEdge, DependencyGraph } from '../core/graph.ts';
import type { Tool } from '../core/tool.ts';

/** Lists of whole numbers, one a tool, packed end to end: list `i` is `items[starts[i]]` up to `items[starts[i + 1]]`. */
interface PackedLists {
  starts: Int32Array;
  items: Int32Array;
}

/** What a graph is made of. */
export interface GraphParts {
  /** In ascending order of id, each id once. */
  tools: readonly Tool[];
  /** Indices of the candidates of each tool. */
  candidates: readonly (readonly number[])[];
  /** At most one edge from a tool to another; both ends are in the pool. */
  edges: readonly DependencyEdge[];
}

/** A graph whose adjacency is packed in typed arrays; tools are in order of id, edges in order of `from`, then `to`. */
export class IndexedGraph implements DependencyGraph {
  readonly tools: readonly Tool[];
  readonly edges: readonly DependencyEdge[];
  readonly #indices: ReadonlyMap<string, number>;
  readonly #outgoing: PackedLists;
  readonly #incoming: PackedLists;
  readonly #candidates: PackedLists;

  constructor({ tools, candidates, edges }: GraphParts) {
    this.tools = tools;
    this.#indices = new Map(tools.map((tool, index) => [tool.id, index]));
    this.edges = [...edges].sort(compareEnds);
    this.#outgoing = packByOwner(this.#indicesOf('from'), tools.length);
    this.#incoming = packByOwner(this.#indicesOf('to'), tools.length);
    this.#candidates = pack(candidates);
  }

  tool(id: string): Tool {
    return this.tools[this.#index(id)]!;
  }

  outgoing(id: string): readonly DependencyEdge[] {
    return listOf(this.#outgoing, this.#index(id), this.edges);
  }

  incoming(id: string): readonly DependencyEdge[] {
    return listOf(this.#incoming, this.#index(id), this.edges);
  }

  candidates(id: string): readonly string[] {
    return listOf(this.#candidates, this.#index(id), this.tools).map((tool) => tool.id);
  }

  #indicesOf(end: 'from' | 'to'): Int32Array {
    return Int32Array.from(this.edges, (edge) => this.#index(edge[end]));
  }

  #index(id: string): number {
    return this.#indices.get(id) ?? misuse(`the graph has no tool ${JSON.stringify(id)}`);
  }
}

function compareEnds(left: DependencyEdge, right: DependencyEdge): number {
  if (left.from !== right.from) return left.from < right.from ? -1 : 1;
  return left.to < right.to ? -1 : 1;
}

function listOf<Item>({ starts, items }: PackedLists, owner: number, values: readonly Item[]): Item[] {
  const list: Item[] = [];
  for (let at = starts[owner]!; at < starts[owner + 1]!; at += 1) list.push(values[items[at]!]!);
  return list;
}

function pack(lists: readonly (readonly number[])[]): PackedLists {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, owner) => {
    starts[owner + 1] = starts[owner]! + list.length;
  });
  const items = new Int32Array(starts[lists.length]!);
  lists.forEach((list, owner) => {
    items.set(list, starts[owner]);
  });
  return { starts, items };
}

// A counting sort: positions 0, 1, 2, ... go to the lists of their owners and keep their order there.
function packByOwner(owners: Int32Array, size: number): PackedLists {
  const starts = new Int32Array(size + 1);
  for (const owner of owners) starts[owner + 1]! += 1;
  for (let owner = 0; owner < size; owner += 1) starts[owner + 1]! += starts[owner]!;
  const next = starts.slice();
  const items = new Int32Array(owners.length);
  owners.forEach((owner, position) => {
    items[next[owner]!] = position;
    next[owner]! += 1;
  });
  return { starts, items };
}
