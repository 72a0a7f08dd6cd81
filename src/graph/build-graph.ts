import type { Dropped } from '../core/dropped.ts';
import { misuse } from '../core/errors.ts';
import type { Awaitable } from '../core/executor.ts';
import type { DependencyEdge, DependencyGraph } from '../core/graph.ts';
import type { Random } from '../core/random.ts';
import type { JudgeDependencies } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import { candidateSampler } from './candidates.ts';
import { inOrder } from './in-order.ts';
import { IndexedGraph } from './indexed-graph.ts';
import { type JudgeRequest, type Reading, readJudgement } from './judgement.ts';
import { mergeEdges } from './merge-edges.ts';
import { addedEdges, checkOverrides, type EdgeOverrides } from './overrides.ts';

/** How a graph is built. */
export interface BuildGraphOptions {
  /** Says which candidates depend on a tool: `createRuleJudge()`, or a teacher's role. */
  judge: JudgeDependencies;
  /** What the evidence of a judged edge says. Default: `schema-match`. */
  judgedBy?: 'schema-match' | 'teacher';
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
  const { random, candidates: limit = 30, crossCategory = false, concurrency = 8 } = options;
  checkWhole('candidates', limit);
  checkWhole('concurrency', concurrency);
  const pool = indexPool(tools);
  const known = knownEdges(pool, options);
  const draw = candidateSampler(pool.tools, { limit, crossCategory, random });
  const forbidden = targetsByTool(pool, options.overrides?.forbid ?? []);
  const required = targetsByTool(pool, known);
  const candidates = pool.tools.map((_, index) => withTargets(draw(index, forbidden.get(index)), required.get(index)));
  const readings = await inOrder(candidates, concurrency, (list, index) =>
    askJudge({ target: pool.tools[index]!, candidates: list.map((other) => pool.tools[other]!) }, options),
  );
  for (const dropped of readings.flatMap((reading) => reading.dropped)) options.onDropped?.(dropped);
  const knownBySource = groupBySource(known);
  const edges = readings.flatMap((reading, index) =>
    mergeEdges([...(knownBySource.get(pool.tools[index]!.id) ?? []), ...reading.edges]),
  );
  return new IndexedGraph({ tools: pool.tools, candidates, edges });
}

function askJudge(request: JudgeRequest, { judge, judgedBy = 'schema-match' }: BuildGraphOptions): Awaitable<Reading> {
  const answer = request.candidates.length === 0 ? [] : judge(request);
  const read = (judged: Awaited<typeof answer>) => readJudgement(request, judged, judgedBy);
  return answer instanceof Promise ? answer.then(read) : read(answer);
}

function groupBySource(edges: readonly DependencyEdge[]): ReadonlyMap<string, DependencyEdge[]> {
  const groups = new Map<string, DependencyEdge[]>();
  for (const edge of edges) groups.set(edge.from, [...(groups.get(edge.from) ?? []), edge]);
  return groups;
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
