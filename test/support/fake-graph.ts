import type { Binding, DependencyEdge, DependencyGraph, EdgeKind } from '../../src/core/graph.ts';
import type { OperationContext } from '../../src/core/operation.ts';
import { createRandom } from '../../src/core/random.ts';
import type { JudgeNested } from '../../src/core/teacher.ts';
import { defaultAnnotations, type Tool } from '../../src/core/tool.ts';

/** A tool with required string parameters and string outputs. */
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

/** An edge between two tools by name, with `output: input` pairs; a declared precondition without them. */
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

/** A graph in which every tool is a candidate of every other one. */
export function fakeGraph(tools: readonly Tool[], edges: readonly DependencyEdge[]): DependencyGraph {
  const byId = new Map(tools.map((tool) => [tool.id, tool]));
  const outgoing = groupBy(edges, 'from');
  const incoming = groupBy(edges, 'to');
  return {
    tools,
    edges,
    tool(id) {
      const tool = byId.get(id);
      if (tool === undefined) throw new Error(`no tool ${id}`);
      return tool;
    },
    outgoing: (id) => outgoing.get(id) ?? [],
    incoming: (id) => incoming.get(id) ?? [],
    candidates: (id) => tools.map((tool) => tool.id).filter((other) => other !== id),
  };
}

function groupBy(edges: readonly DependencyEdge[], end: 'from' | 'to'): Map<string, DependencyEdge[]> {
  const groups = new Map<string, DependencyEdge[]>();
  for (const edge of edges) groups.set(edge[end], [...(groups.get(edge[end]) ?? []), edge]);
  return groups;
}

/** A judge that says nested of every edge. */
export const alwaysNested: JudgeNested = () => ({ nested: true, reason: 'test' });

/** A context with a seed. */
export function fakeContext(
  graph: DependencyGraph,
  seed: string | number,
  judgeNested = alwaysNested,
): OperationContext {
  return { graph, judgeNested, random: createRandom(`test/${seed}`) };
}
