import { drawArguments } from '../core/draw-arguments.ts';
import type { Dropped } from '../core/dropped.ts';
import type { Executor, Session } from '../core/executor.ts';
import type { DependencyEdge, DependencyGraph } from '../core/graph.ts';
import { type Json, type JsonObject, matchPointer } from '../core/json.ts';
import type { Random } from '../core/random.ts';
import type { Tool } from '../core/tool.ts';
import { IndexedGraph } from './indexed-graph.ts';

export interface ConfirmEdgesOptions {
  /** Runs the tools. */
  executor: Executor;
  random: Random;
  /** Whether running a tool proves anything: a simulated tool takes whatever it is given. */
  isReal(tool: Tool): boolean;
  /** How often an edge is tried. Default: 6. */
  tries?: number;
  /** The least share of the tries that must succeed. Default: 0.5. */
  least?: number;
  onDropped?: (dropped: Dropped) => void;
}

/**
 * Tries the edges that were only judged, by running the earlier tool and giving its output to the later one (METHOD §21:
 * execution-confirmed edges). Edges that fail are left out with the reason `fails-in-execution`; those that hold get
 * evidence of it. Declared edges, edges of a person, edges without bindings and edges that could not be tried stay.
 */
export async function confirmEdges(graph: DependencyGraph, options: ConfirmEdgesOptions): Promise<DependencyGraph> {
  const edges: DependencyEdge[] = [];
  for (const edge of graph.edges) {
    const trial = needsTrial(edge, graph, options) ? await tryEdge(edge, graph, options) : null;
    if (trial === null || trial.tried === 0) edges.push(edge);
    else if (trial.succeeded >= trial.tried * (options.least ?? 0.5)) {
      edges.push({ ...edge, evidence: [...edge.evidence, { by: 'execution', ...trial }] });
    } else options.onDropped?.(failed(edge, trial));
  }
  const indices = new Map(graph.tools.map(({ id }, at) => [id, at]));
  const candidates = graph.tools.map(({ id }) => graph.candidates(id).map((candidate) => indices.get(candidate)!));
  return new IndexedGraph({ tools: graph.tools, candidates, edges });
}

function needsTrial(
  { from, to, bindings, evidence }: DependencyEdge,
  graph: DependencyGraph,
  { isReal }: ConfirmEdgesOptions,
): boolean {
  const isKnown = evidence.some(({ by }) => by === 'declared' || by === 'user');
  return !isKnown && bindings.length > 0 && isReal(graph.tool(from)) && isReal(graph.tool(to));
}

interface Trial {
  succeeded: number;
  tried: number;
}

async function tryEdge(edge: DependencyEdge, graph: DependencyGraph, options: ConfirmEdgesOptions): Promise<Trial> {
  const trial: Trial = { succeeded: 0, tried: 0 };
  for (let at = 0; at < (options.tries ?? 6); at += 1) {
    const random = options.random.fork(`${edge.from} ${edge.to} ${at}`);
    const session = options.executor.open({ seed: `edge/${at}` });
    try {
      const outcome = await tryOnce(edge, graph, session, random);
      if (outcome !== null) trial.tried += 1;
      if (outcome) trial.succeeded += 1;
    } finally {
      session.close();
    }
  }
  return trial;
}

/** Whether the later tool took the output; null when it could not come to that. */
async function tryOnce(
  edge: DependencyEdge,
  graph: DependencyGraph,
  session: Session,
  random: Random,
): Promise<boolean | null> {
  const output = await run(graph.tool(edge.from), {}, session, random.fork('from'));
  if (output === undefined) return null;
  const bound: JsonObject = {};
  for (const binding of edge.bindings) {
    const place = matchPointer(output, binding.output)[0];
    if (!place) return null;
    bound[binding.input] = place.value;
  }
  return (await run(graph.tool(edge.to), bound, session, random.fork('to'))) !== undefined;
}

async function run(tool: Tool, given: JsonObject, session: Session, random: Random): Promise<Json | undefined> {
  const drawn = drawArguments({ tool, session, given, random, wants: () => false });
  if ('lacking' in drawn) return undefined;
  const result = await session.execute({ id: 'trial', name: tool.name, arguments: drawn.arguments });
  return result.ok ? result.output : undefined;
}

function failed({ from, to, bindings }: DependencyEdge, { succeeded, tried }: Trial): Dropped {
  const flows = bindings.map(({ output, input }) => `${output} to ${input}`).join(', ');
  return {
    id: `${from} -> ${to}`,
    stage: 'graph',
    reason: 'fails-in-execution',
    detail: `${flows}: ${succeeded} of ${tried} trials succeeded`,
  };
}
