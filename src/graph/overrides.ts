import { z } from 'zod';
import { closestNames } from '../core/closest-names.ts';
import { MagnetError } from '../core/errors.ts';
import { bindingSchema, type DependencyEdge, edgeKinds } from '../core/graph.ts';
import { parametersOf, requiredOf, type Tool } from '../core/tool.ts';
import { describesPointer } from './output-fields.ts';

const pairSchema = z.strictObject({ from: z.string(), to: z.string() });

export const edgeOverridesSchema = z.strictObject({
  /** Edges that must be there. The kind follows from the bindings when it is not given. */
  add: z
    .array(pairSchema.extend({ kind: z.enum(edgeKinds).optional(), bindings: z.array(bindingSchema).optional() }))
    .default([]),
  /** Edges that must not be there. */
  forbid: z.array(pairSchema).default([]),
});
/** What a person wants otherwise than it was found. */
export type EdgeOverrides = z.infer<typeof edgeOverridesSchema>;

/**
 * Reads a person's file of edges to add or forbid. Throws `bad-file` that names the index and the member when the text
 * is no JSON, a member has the wrong form, or a tool, an output or a parameter does not exist.
 */
export function parseEdgeOverrides(
  text: string,
  { file, tools }: { file: string; tools: readonly Tool[] },
): EdgeOverrides {
  const parsed = edgeOverridesSchema.safeParse(readJson(text, file));
  if (!parsed.success) throw schemaError(parsed.error, file);
  checkOverrides(parsed.data, { where: file, tools });
  return parsed.data;
}

/** Throws `bad-file` when an override names a tool, an output or a parameter that does not exist, or contradicts itself. */
export function checkOverrides(
  overrides: EdgeOverrides,
  { where, tools }: { where: string; tools: readonly Tool[] },
): void {
  const byId = new Map(tools.map((tool) => [tool.id, tool]));
  const forbidden = new Set(overrides.forbid.map(({ from, to }) => `${from}\n${to}`));
  for (const list of ['add', 'forbid'] as const) {
    overrides[list].forEach((pair, index) => {
      const place = `${where}: ${list}[${index}]`;
      checkTool(byId, pair.from, `${place}.from`);
      checkTool(byId, pair.to, `${place}.to`);
      if (pair.from === pair.to) fail(place, 'a tool cannot depend on itself');
    });
  }
  overrides.add.forEach((edge, index) => {
    const place = `${where}: add[${index}]`;
    if (forbidden.has(`${edge.from}\n${edge.to}`)) fail(place, 'the same edge is also forbidden');
    checkBindings(edge, { from: byId.get(edge.from)!, to: byId.get(edge.to)! }, place);
  });
}

/** The edges that overrides add, as edges of a graph. */
export function addedEdges(overrides: EdgeOverrides, tools: readonly Tool[]): DependencyEdge[] {
  const byId = new Map(tools.map((tool) => [tool.id, tool]));
  return overrides.add.map(({ from, to, kind, bindings = [] }, index) => ({
    from,
    to,
    kind: kind ?? kindOf(bindings.length, byId.get(to)!),
    bindings,
    evidence: [{ by: 'user', where: `add[${index}]` }],
  }));
}

function kindOf(bound: number, later: Tool): DependencyEdge['kind'] {
  if (bound === 0) return 'precondition';
  return requiredOf(later).length === 1 ? 'whole-input' : 'partial-input';
}

function checkTool(tools: ReadonlyMap<string, Tool>, id: string, where: string): void {
  if (tools.has(id)) return;
  const close = closestNames(id, tools.keys());
  fail(where, `the pool has no tool ${JSON.stringify(id)}`, {
    expected: 'the id of a tool in the pool',
    ...(close.length === 0 ? {} : { hint: `Did you mean ${close.join(' or ')}?` }),
  });
}

function checkBindings(
  { kind, bindings = [] }: EdgeOverrides['add'][number],
  { from, to }: { from: Tool; to: Tool },
  where: string,
): void {
  if (kind === 'precondition' && bindings.length > 0) fail(`${where}.kind`, 'a precondition has no bindings');
  if (kind && kind !== 'precondition' && bindings.length === 0) {
    fail(`${where}.bindings`, `an edge of kind ${kind} needs a binding`);
  }
  bindings.forEach(({ output, input }, at) => {
    const parameters = parametersOf(to).map(([name]) => name);
    if (!parameters.includes(input)) {
      fail(`${where}.bindings[${at}].input`, `${to.id} has no parameter ${JSON.stringify(input)}`, {
        expected: parameters.length === 0 ? 'no binding' : `one of ${parameters.join(', ')}`,
      });
    }
    if (from.outputSchema && !describesPointer(from.outputSchema, output)) {
      fail(`${where}.bindings[${at}].output`, `the output of ${from.id} has nothing at ${JSON.stringify(output)}`, {
        expected: 'a pointer into its output schema, such as /items/*/id',
      });
    }
  });
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MagnetError({ code: 'bad-file', what: 'this is no JSON', where: file, hint: String(cause), cause });
  }
}

function schemaError(error: z.ZodError, file: string): MagnetError {
  const issue = error.issues[0]!;
  const place = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return new MagnetError({
    code: 'bad-file',
    what: issue.message,
    where: place === '' ? file : `${file}: ${place.replace(/^\./, '')}`,
    expected: '{ "add": [{ "from", "to", "kind"?, "bindings"? }], "forbid": [{ "from", "to" }] }',
  });
}

function fail(where: string, what: string, details: { expected?: string; hint?: string } = {}): never {
  throw new MagnetError({ code: 'bad-file', what, where, ...details });
}
