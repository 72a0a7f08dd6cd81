import type { Binding, DependencyEdge, DependencyGraph, EdgeKind } from '../core/graph.ts';
import type { OperationContext } from '../core/operation.ts';
import { createRandom } from '../core/random.ts';
import type { JudgeNested } from '../core/teacher.ts';
import { defaultAnnotations, type Tool } from '../core/tool.ts';

/** For tests: a tool with required string parameters and string outputs. */
export function fakeTool(name: string, parameters: readonly string[], more: Partial<Tool> = {}): Tool {
  return {
    id: `fake/${name}`,
    name,
    description: `Does ${name}.`,
    category: 'misc',
    toolset: 'fake',
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(parameters.map((parameter) => [parameter, { type: 'string' }])),
      required: [...parameters],
    },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name },
    ...more,
  };
}

/** For tests: an edge between two tools by name, with `output: input` pairs; a declared precondition without them. */
export function fakeEdge(from: string, to: string, bindings: Record<string, string> = {}): DependencyEdge {
  const flows: Binding[] = Object.entries(bindings).map(([output, input]) => ({ output: `/${output}`, input }));
  const kind: EdgeKind = flows.length === 0 ? 'precondition' : 'partial-input';
  return {
    from: `fake/${from}`,
    to: `fake/${to}`,
    kind,
    bindings: flows,
    evidence: [{ by: 'declared', where: 'test' }],
  };
}

/** For tests: a graph in which every tool is a candidate of every other one. */
export function fakeGraph(tools: readonly Tool[], edges: readonly DependencyEdge[]): DependencyGraph {
  const byId = new Map(tools.map((tool) => [tool.id, tool]));
  return {
    tools,
    edges,
    tool(id) {
      const tool = byId.get(id);
      if (tool === undefined) throw new Error(`no tool ${id}`);
      return tool;
    },
    outgoing: (id) => edges.filter((edge) => edge.from === id),
    incoming: (id) => edges.filter((edge) => edge.to === id),
    candidates: (id) => tools.map((tool) => tool.id).filter((other) => other !== id),
  };
}

/** For tests: a judge that says nested of every edge. */
export const alwaysNested: JudgeNested = () => ({ nested: true, reason: 'test' });

/** For tests: a context with a seed. */
export function fakeContext(
  graph: DependencyGraph,
  seed: string | number,
  judgeNested = alwaysNested,
): OperationContext {
  return { graph, judgeNested, random: createRandom(`test/${seed}`) };
}
