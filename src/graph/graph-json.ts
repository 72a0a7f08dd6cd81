import { z } from 'zod';
import { MagnetError } from '../core/errors.ts';
import { type DependencyGraph, edgeSchema } from '../core/graph.ts';
import type { Tool } from '../core/tool.ts';
import { IndexedGraph } from './indexed-graph.ts';

/** The version of the file; it grows when an older reader could not read a newer file. */
const version = 1;

export const graphFileSchema = z.strictObject({
  version: z.literal(version),
  /** Ids in ascending order. The tools themselves stand in the pool's file. */
  tools: z.array(z.string()),
  /** For each tool the positions of its candidates in `tools`. */
  candidates: z.array(z.array(z.number().int().min(0))),
  edges: z.array(edgeSchema),
});
/** A graph on disk. */
export type GraphFile = z.infer<typeof graphFileSchema>;

/** The graph as JSON text, piece by piece: one tool's candidates or one edge a line, so that graphs can be compared. */
export function* graphToJson(graph: DependencyGraph): Generator<string> {
  const indices = new Map(graph.tools.map(({ id }, index) => [id, index]));
  yield `{"version":${version},\n"tools":[`;
  yield* lines(graph.tools, ({ id }) => JSON.stringify(id));
  yield '],\n"candidates":[';
  yield* lines(graph.tools, ({ id }) => JSON.stringify(graph.candidates(id).map((other) => indices.get(other)!)));
  yield '],\n"edges":[';
  yield* lines(graph.edges, (edge) => JSON.stringify(edge));
  yield ']}\n';
}

/**
 * Reads what `graphToJson` wrote. Throws `bad-file` when the text is no JSON, has another version or form, or is not
 * about these tools.
 */
export function readGraph(text: string, { file, tools }: { file: string; tools: readonly Tool[] }): DependencyGraph {
  const read = parseFile(text, file);
  const byId = new Map(tools.map((tool) => [tool.id, tool]));
  const ordered = read.tools.map(
    (id, index) => byId.get(id) ?? fail(`${file}: tools[${index}]`, `the pool has no tool ${JSON.stringify(id)}`),
  );
  checkReferences(read, file);
  return new IndexedGraph({ tools: ordered, candidates: read.candidates, edges: read.edges });
}

function checkReferences({ tools, candidates, edges }: GraphFile, file: string): void {
  const ids = new Set(tools);
  if (ids.size < tools.length) fail(`${file}: tools`, 'an id stands there twice');
  if (candidates.length !== tools.length) fail(`${file}: candidates`, 'there must be one list for each tool');
  candidates.forEach((list, index) => {
    if (list.some((other) => other >= tools.length)) fail(`${file}: candidates[${index}]`, 'there is no such tool');
  });
  edges.forEach(({ from, to }, index) => {
    if (!ids.has(from) || !ids.has(to)) fail(`${file}: edges[${index}]`, 'there is no such tool');
  });
}

function parseFile(text: string, file: string): GraphFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new MagnetError({ code: 'bad-file', what: 'this is no JSON', where: file, hint: String(cause), cause });
  }
  const parsed = graphFileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  return fail(`${file}: ${issue.path.join('.') || 'the file'}`, issue.message, `a graph file of version ${version}`);
}

function* lines<Item>(items: readonly Item[], write: (item: Item) => string): Generator<string> {
  for (const [index, item] of items.entries()) yield `${index === 0 ? '\n' : ',\n'}${write(item)}`;
}

function fail(where: string, what: string, expected?: string): never {
  throw new MagnetError({ code: 'bad-file', what, where, expected });
}
