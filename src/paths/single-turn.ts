import type { DependencyGraph } from '../core/graph.ts';
import type { OperationContext } from '../core/operation.ts';
import type { CallTurn, RowKind, SignaturePath } from '../core/path.ts';
import { repeatableParameter } from '../core/tool.ts';
import { isCallable, statedParameters } from './legality.ts';
import { joinTurns } from './merge.ts';
import { createNode, createTurn, numberNodes, toolsOn } from './nodes.ts';
import { checkShare } from './options.ts';
import { drawCalls } from './parallel.ts';
import { droppedPath, type Recipe } from './recipe.ts';
import { refusedPath } from './split.ts';
import { placeTool } from './supply.ts';
import { startPath, walk } from './walk.ts';

/** One tool, called once. */
export function singleRecipe(): Recipe {
  return recipeOf('single', callableAlone, async (id, tool) =>
    onePath('single', id, createTurn([createNode(1, tool)])),
  );
}

/** One tool, called two or three times at once. */
export function parallelRecipe(): Recipe {
  const starts = (graph: DependencyGraph) =>
    callableAlone(graph).filter((id) => repeatableParameter(graph.tool(id), new Set()) !== undefined);
  return recipeOf('parallel', starts, async (id, tool, { random }) =>
    onePath('parallel', id, createTurn([createNode(1, tool, { calls: drawCalls(random) })])),
  );
}

/** One tool that the user wishes for and that is not there, or lacks a value. */
export function irrelevanceRecipe(missingParameter = 0.25): Recipe {
  checkShare(missingParameter, 'missingParameter');
  return recipeOf('irrelevance', callableAlone, async (id, tool, { graph, random }) => {
    const canAsk = statedParameters(graph.tool(tool), { uses: [] }).length > 0;
    const missing = canAsk && random.chance(missingParameter) ? 'parameter' : 'function';
    return [refusedPath(id, missing, tool)];
  });
}

/** Two or three different tools in one turn, joined by edges where there are any, else of one neighbourhood. */
export function multipleRecipe(): Recipe {
  return recipeOf('multiple', callableAlone, async (id, tool, context) => {
    const steps = context.random.integer(2, 3);
    const start = (await startPath({ id, kind: 'multiple', tool, helpers: false }, context))!;
    const walked = await walk({ steps, helpers: false }).apply(start, context);
    const turns = walked.turns as CallTurn[];
    const turn = turns.length > 1 ? turns.reduce(joinTurns) : await joinNeighbours(start, steps, context);
    return turn === null ? null : onePath('multiple', id, turn);
  });
}

async function joinNeighbours(
  start: SignaturePath,
  count: number,
  context: OperationContext,
): Promise<CallTurn | null> {
  const { graph, random } = context;
  let turn = start.turns[0] as CallTurn;
  const neighbours = graph.candidates(turn.nodes[0]!.tool);
  for (const tool of random.shuffle(neighbours.filter((id) => isCallable(graph, id, [])))) {
    const path = { ...start, turns: [turn] };
    const placement = { tool, earlier: turn.nodes, taken: toolsOn(path), helpers: false, number: numberNodes(path) };
    const nodes = toolsOn(path).has(tool) ? null : await placeTool(context, placement);
    if (nodes !== null) turn = joinTurns(turn, createTurn(nodes));
    if (turn.nodes.length === count) break;
  }
  return turn.nodes.length > 1 ? turn : null;
}

function callableAlone(graph: DependencyGraph): string[] {
  return graph.tools.filter((tool) => isCallable(graph, tool.id, [])).map((tool) => tool.id);
}

function onePath(kind: RowKind, id: string, turn: CallTurn): SignaturePath[] {
  return [{ id, kind, variant: 'phi', turns: [turn] }];
}

function recipeOf(
  kind: RowKind,
  starts: Recipe['starts'],
  make: (id: string, start: string, context: OperationContext) => Promise<SignaturePath[] | null>,
): Recipe {
  return {
    starts,
    async make(id, start, context) {
      const paths = await make(id, start, context);
      return paths === null ? null : { paths, dropped: [] };
    },
    noStart: (id) => droppedPath(id, 'no-legal-start', `no tool of the pool can start a ${kind} path`),
    noPath: (id) => droppedPath(id, 'no-relevant-tool', `no tool of the pool has another one that goes with it`),
  };
}
