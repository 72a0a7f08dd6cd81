import type { JsonObject } from '../../core/json.ts';
import { type PythonDict, type PythonValue, toJson } from '../../python/index.ts';
import type {
  BenchmarkPath,
  BenchmarkQuery,
  BenchmarkReference,
  BenchmarkTool,
} from '../../verify/contamination/index.ts';
import { Fields } from '../fields.ts';
import { BfclData, type Entry, type MultiTurnEntry } from './data/index.ts';
import { chatTool } from './run/tools.ts';

/**
 * What rows are compared with to see how much of BFCL they repeat. A path is the calls of the ground truth, turn by turn,
 * and `planned` the function list that the question carries, which differs from it in nine of ten conversations. Queries
 * are the user messages of every category, tools the documents of the eight classes and of the single-turn questions.
 * Throws `misuse` for a folder without the data, `bad-file` for data that cannot be read.
 */
export function bfclReference(folder: string): BenchmarkReference {
  const data = new BfclData(folder);
  const entries = data.categories.flatMap((category) => [...data.entries(category).values()]);
  const multiTurn = entries.filter((entry) => entry.kind === 'multi-turn');
  return {
    identity: { name: 'BFCL v3', ...data.identity },
    paths: multiTurn.map((entry) => pathOf(entry, data.answers(entry.category).get(entry.id) ?? [])),
    queries: queriesOf(entries),
    tools: toolsOf(entries, data),
  };
}

function pathOf({ id, category, path }: MultiTurnEntry, groundTruth: readonly PythonValue[]): BenchmarkPath {
  const turns = groundTruth.map((calls) => (calls as string[]).map(calledName));
  return { id, group: category, turns, planned: path.map(bareName) };
}

/** The name before the first bracket: an argument that is a call of its own does not count. */
function calledName(call: string): string {
  return bareName(call.slice(0, call.indexOf('(')).trim());
}

function bareName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function queriesOf(entries: readonly Entry[]): BenchmarkQuery[] {
  const ids = new Map<string, string>();
  for (const entry of entries) {
    const messages = entry.kind === 'multi-turn' ? entry.turns.flat() : entry.messages;
    for (const { role, content } of messages) {
      if (role === 'user' && !ids.has(content)) ids.set(content, entry.id);
    }
  }
  return Array.from(ids, ([text, id]) => ({ id, text }));
}

function toolsOf(entries: readonly Entry[], data: BfclData): BenchmarkTool[] {
  const classes = new Set(entries.flatMap((entry) => (entry.kind === 'multi-turn' ? entry.involvedClasses : [])));
  const documents = [
    ...[...classes].flatMap((className) => data.documents(className)),
    ...entries.flatMap((entry) => (entry.kind === 'single-turn' ? entry.functions : [])),
  ];
  const tools = new Map<string, BenchmarkTool>();
  for (const document of documents) {
    const tool = toolOf(document);
    tools.set(JSON.stringify(tool), tool);
  }
  return [...tools.values()];
}

function toolOf(document: PythonDict): BenchmarkTool {
  const name = new Fields(document, 'function document').text('name');
  const { description, parameters } = chatTool(toJson(document) as JsonObject);
  const properties = Object.entries((parameters.properties ?? {}) as JsonObject);
  return {
    name,
    description,
    parameters: Object.fromEntries(properties.map(([key, schema]) => [key, typeOf(schema)])),
  };
}

function typeOf(schema: unknown): string {
  return typeof schema === 'object' && schema !== null && 'type' in schema ? String(schema.type) : 'any';
}
