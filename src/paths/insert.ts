import { misuse } from '../core/errors.ts';
import type { DependencyEdge } from '../core/graph.ts';
import type { NodeOperation, OperationContext } from '../core/operation.ts';
import { type CallTurn, callNodes, type PathNode, type SignaturePath } from '../core/path.ts';
import { type Coverage, noCoverage } from './coverage.ts';
import { createTurn, nodesBefore, numberNodes, replaceTurn, toolsOn } from './nodes.ts';
import { checkCount, checkShare } from './options.ts';
import { isNested, placeTool, tryingOrder } from './supply.ts';
import { boundParameters, completeUses, freeBindings, linkUses } from './uses.ts';

/** Where a short insert puts the new node: after the turn's last node, which it hides, or hidden before it. */
export type InsertForm = 'successor' | 'predecessor';

export interface InsertOptions {
  /** How likely each insert is tried. Default: 1 (METHOD §18). */
  attempt?: number;
  /** How likely the first insert of a turn becomes a turn of its own, later on. Default: 0.3. */
  long?: number;
  /** The short forms to choose from. Default: both. */
  forms?: readonly InsertForm[];
  /** How many inserts are tried for a turn. Default: 2. */
  perTurn?: number;
  /** Counters that make inserts prefer the edges taken least. Without them each choice is uniform. */
  coverage?: Coverage;
}

/**
 * Adds tools that nest with the last node of each turn (METHOD §7.2), each only once on a path. Throws misuse when an
 * option is out of range.
 */
export function insert(options: InsertOptions = {}): NodeOperation {
  const { attempt = 1, long = 0.3, forms = ['successor', 'predecessor'], perTurn = 2, coverage = noCoverage } = options;
  checkShare(attempt, 'attempt');
  checkShare(long, 'long');
  checkCount(perTurn, 'perTurn', 0);
  if (forms.length === 0) misuse('there is no form', { where: 'forms', expected: 'successor, predecessor or both' });
  return {
    name: 'insert',
    async apply(path, context) {
      const { random, graph } = context;
      let grown = path;
      for (const { id, type } of path.turns) {
        for (let tried = 0; type === 'calls' && tried < perTurn; tried += 1) {
          if (!random.chance(attempt)) continue;
          const goesFar = tried === 0 && random.chance(long);
          grown = await insertOnce({ path: grown, context, coverage }, id, goesFar, random.shuffle(forms));
        }
      }
      return { ...grown, turns: completeUses(graph, grown.turns) };
    },
  };
}

interface Work {
  path: SignaturePath;
  context: OperationContext;
  coverage: Coverage;
}

async function insertOnce(work: Work, id: string, goesFar: boolean, forms: InsertForm[]): Promise<SignaturePath> {
  const turn = work.path.turns.find((each) => each.id === id) as CallTurn;
  const far = goesFar ? await insertLong(work, turn) : null;
  if (far !== null) return far;
  for (const form of forms) {
    const near = form === 'successor' ? await insertSuccessor(work, turn) : await insertPredecessor(work, turn);
    if (near !== null) return near;
  }
  return work.path;
}

/** The last node f of the turn is followed by a nested tool c, whose request also describes f's output. */
async function insertSuccessor(work: Work, turn: CallTurn): Promise<SignaturePath | null> {
  const last = turn.nodes.at(-1)!;
  const earlier = [...nodesBefore(work.path, turn), ...turn.nodes];
  const added = await placeSuccessor(work, last, earlier, 'insert-short');
  if (added === null) return null;
  const nodes = [...turn.nodes.slice(0, -1), { ...last, hidden: true }, added];
  return replaceTurn(work.path, { ...turn, nodes });
}

/** The nested tool becomes a turn of its own after a later turn, and comes back to the old output. */
async function insertLong(work: Work, turn: CallTurn): Promise<SignaturePath | null> {
  const { turns } = work.path;
  const at = turns.indexOf(turn);
  if (at === turns.length - 1) return null;
  const place = work.context.random.integer(at + 1, turns.length - 1) + 1;
  const earlier = callNodes({ turns: turns.slice(0, place) });
  const added = await placeSuccessor(work, turn.nodes.at(-1)!, earlier, 'insert-long');
  return added === null ? null : { ...work.path, turns: turns.toSpliced(place, 0, createTurn([added])) };
}

async function placeSuccessor(
  { path, context, coverage }: Work,
  source: PathNode,
  earlier: readonly PathNode[],
  origin: 'insert-short' | 'insert-long',
): Promise<PathNode | null> {
  const taken = toolsOn(path);
  const edges = context.graph.outgoing(source.tool).filter((edge) => !taken.has(edge.to));
  for (const edge of tryingOrder(context, edges, coverage.visits)) {
    const bindings = freeBindings(edge, new Set());
    if (!(await isNested(context, edge, { bindings, hides: origin === 'insert-short' }))) continue;
    const kept = [{ node: source.id, bindings }];
    const number = numberNodes(path);
    const nodes = await placeTool(context, { tool: edge.to, earlier, taken, kept, helpers: false, number });
    if (nodes === null) continue;
    coverage.visit(edge);
    return { ...nodes[0]!, origin };
  }
  return null;
}

/** A hidden tool supplies a value that a node of the turn, the last one first, has no source for. */
async function insertPredecessor(work: Work, turn: CallTurn): Promise<SignaturePath | null> {
  for (const consumer of turn.nodes.toReversed()) {
    const nodes = await placePredecessor(work, turn, consumer);
    if (nodes !== null) return replaceTurn(work.path, { ...turn, nodes });
  }
  return null;
}

async function placePredecessor(
  { path, context, coverage }: Work,
  turn: CallTurn,
  consumer: PathNode,
): Promise<PathNode[] | null> {
  const { graph } = context;
  const taken = toolsOn(path);
  const bound = boundParameters(consumer.uses);
  const at = turn.nodes.indexOf(consumer);
  const earlier = [...nodesBefore(path, turn), ...turn.nodes.slice(0, at)];
  const supplies = (edge: DependencyEdge) => !taken.has(edge.from) && freeBindings(edge, bound).length > 0;
  for (const edge of tryingOrder(context, graph.incoming(consumer.tool).filter(supplies), coverage.visits)) {
    const bindings = freeBindings(edge, bound);
    if (!(await isNested(context, edge, { bindings, hides: true }))) continue;
    const number = numberNodes(path);
    const nodes = await placeTool(context, { tool: edge.from, earlier, taken, helpers: false, number });
    if (nodes === null) continue;
    coverage.visit(edge);
    const helper: PathNode = { ...nodes[0]!, origin: 'insert-short', hidden: true };
    const kept = [...consumer.uses, { node: helper.id, bindings }];
    const uses = linkUses(graph, consumer.tool, [...earlier, helper], kept);
    return turn.nodes.toSpliced(at, 1, helper, { ...consumer, uses });
  }
  return null;
}
