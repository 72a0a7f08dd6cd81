import type { Dropped } from '../core/dropped.ts';
import { misuse } from '../core/errors.ts';
import type { DependencyEdge, DependencyGraph } from '../core/graph.ts';
import type { Random } from '../core/random.ts';
import type { JudgeDependencies } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import { candidateSampler } from './candidates.ts';
import { EdgeBook } from './edge-book.ts';
import { inOrder } from './in-order.ts';
import { IndexedGraph } from './indexed-graph.ts';
import { judgedEdges } from './judged-edges.ts';
import { addedEdges, checkOverrides, type EdgeOverrides } from './overrides.ts';

/** How a graph is built. */
export interface BuildGraphOptions {
  /** Says which candidates depend on a tool: `ruleJudge`, or a teacher's role. */
  judge: JudgeDependencies;
  random: Random;
  /** Edges that are known: those whose tools are both in the pool are in the graph, whatever was drawn. */
  declared?: readonly DependencyEdge[];
  /** How many candidates are drawn for each tool. Default: 30, as in METHOD §5. */
  candidates?: number;
  /** Whether a third of the candidates comes from other categories. Default: false. */
  crossCategory?: boolean;
  /** What a person adds or forbids. */
  overrides?: EdgeOverrides;
  /** How many answers of a judge that answers with promises may be open. Default: 8. */
  concurrency?: number;
  /** Hears of judged dependencies that were not usable. */
  onDropped?: (dropped: Dropped) => void;
}

/**
 * Builds the local dependency graph of a pool (METHOD §5). The result depends on the tools, the options and the label of
 * `random`; the order of the tools and the concurrency do not matter. Throws misuse when two tools have the same id or a
 * number is no positive whole number, `bad-file` when an override names what does not exist.
 */
export async function buildGraph(tools: readonly Tool[], options: BuildGraphOptions): Promise<DependencyGraph> {
  const { judge, random, candidates: limit = 30, crossCategory = false, concurrency = 8 } = options;
  checkWhole('candidates', limit);
  checkWhole('concurrency', concurrency);
  const pool = indexPool(tools);
  const known = knownEdges(pool, options);
  const draw = candidateSampler(pool.tools, { limit, crossCategory, random });
  const forbidden = targetsByTool(pool, options.overrides?.forbid ?? []);
  const required = targetsByTool(pool, known);
  const candidates = pool.tools.map((_, index) => withTargets(draw(index, forbidden.get(index)), required.get(index)));
  const requests = pool.tools.map((target, index) => ({
    target,
    candidates: candidates[index]!.map((other) => pool.tools[other]!),
  }));
  const answers = await inOrder(requests, concurrency, (request) =>
    request.candidates.length === 0 ? [] : judge(request),
  );
  const book = new EdgeBook();
  for (const edge of known) book.add(edge);
  requests.forEach((request, index) => {
    for (const edge of judgedEdges(request, answers[index]!, options.onDropped)) book.add(edge);
  });
  return new IndexedGraph({ tools: pool.tools, candidates, edges: book.all() });
}

interface IndexedPool {
  /** In ascending order of id. */
  tools: readonly Tool[];
  indices: ReadonlyMap<string, number>;
}

function indexPool(tools: readonly Tool[]): IndexedPool {
  const ordered = [...tools].sort((left, right) => (left.id < right.id ? -1 : 1));
  const indices = new Map(ordered.map((tool, index) => [tool.id, index]));
  if (indices.size < ordered.length) {
    const twice = ordered.find((tool, index) => indices.get(tool.id) !== index)!;
    misuse(`two tools have the id ${JSON.stringify(twice.id)}`, { where: 'tools' });
  }
  return { tools: ordered, indices };
}

// Forbidden edges are left out even where they are declared: a person has the last word.
function knownEdges({ tools, indices }: IndexedPool, options: BuildGraphOptions): DependencyEdge[] {
  const { declared = [], overrides } = options;
  if (overrides) checkOverrides(overrides, { where: 'overrides', tools });
  const forbidden = new Set(overrides?.forbid.map(({ from, to }) => `${from}\n${to}`));
  const possible = declared.filter(
    ({ from, to }) => from !== to && indices.has(from) && indices.has(to) && !forbidden.has(`${from}\n${to}`),
  );
  return [...(overrides ? addedEdges(overrides, tools) : []), ...possible];
}

function targetsByTool(
  { indices }: IndexedPool,
  pairs: readonly { from: string; to: string }[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const targets = new Map<number, Set<number>>();
  for (const { from, to } of pairs) {
    const source = indices.get(from)!;
    const list = targets.get(source) ?? new Set();
    targets.set(source, list.add(indices.get(to)!));
  }
  return targets;
}

function withTargets(drawn: readonly number[], targets: ReadonlySet<number> = new Set()): readonly number[] {
  if (targets.size === 0) return drawn;
  return [...new Set([...drawn, ...targets])].sort((left, right) => left - right);
}

function checkWhole(where: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    misuse(`${value} cannot be used`, { where, expected: 'a whole number of at least 1' });
  }
}
