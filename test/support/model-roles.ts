import type { ToolResult } from '../../src/core/call.ts';
import type { Session } from '../../src/core/executor.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { PathNode } from '../../src/core/path.ts';
import type { ReferenceStep, TaskTurn } from '../../src/core/task.ts';
import type { WrittenQuery } from '../../src/core/teacher.ts';
import type { JsonSchema, Tool } from '../../src/core/tool.ts';

const text = { type: 'string' };

function tool(name: string, properties: Record<string, JsonSchema>, more: Partial<Tool> = {}): Tool {
  const required = Object.keys(properties).filter((parameter) => properties[parameter]!.default === undefined);
  return {
    id: `cafes/${name}`,
    name,
    description: `${name} of a guide to cafes.`,
    category: 'Food',
    toolset: 'cafes',
    inputSchema: { type: 'object', properties, required, additionalProperties: false },
    annotations: { readOnly: true, destructive: false, idempotent: true, openWorld: false },
    source: { kind: 'world', name },
    ...more,
  };
}

/** A guide to cafes: what the roles of a teacher are asked about in tests. */
export const findCafe = tool('find_cafe', { city: text, language: { ...text, default: 'en' } });
export const bookTable = tool('book_table', { cafe_id: text, guests: { type: 'integer' }, unit: { const: 'table' } });
/** The same as a tool that somebody imported, of whose state nobody knows. */
export const importedFindCafe: Tool = { ...findCafe, source: { kind: 'functions', name: 'find_cafe' } };

export const cafeTools: readonly Tool[] = [findCafe, bookTable];

/** The tool of an id. */
export function cafeTool(id: string): Tool {
  return cafeTools.find((one) => one.id === id)!;
}

/** A node of a path over one of them. */
export function cafeNode(id: string, { name }: Tool, more: Partial<PathNode> = {}): PathNode {
  return { id, tool: `cafes/${name}`, origin: 'walk', uses: [], hidden: false, calls: 1, ...more };
}

/** A step with one call and its answer. */
export function cafeStep(
  node: string,
  { id, name }: Tool,
  call: { id: string; given: JsonObject; output: JsonObject },
) {
  const made = { id: call.id, name, arguments: call.given };
  const result = { ok: true as const, output: call.output };
  return { node, tool: id, hidden: false, calls: [{ call: made, result, sources: {} }] } satisfies ReferenceStep;
}

export const found = cafeStep('n1', findCafe, {
  id: 'call_1',
  given: { city: 'Oslo' },
  output: { cafe_id: 'CF-17', opens: 8 },
});

/** The finished first turn: a cafe in Oslo was looked up. */
export const foundTurn: TaskTurn = {
  id: 't1',
  query: 'Which cafe is there in Oslo?',
  addsTools: [],
  steps: [found],
  missing: null,
  operations: [],
  stateAfter: '',
};

/** Words that carry nothing. */
export function words(written: string, more: Partial<WrittenQuery> = {}): WrittenQuery {
  return { text: written, mentions: [], references: [], missing: null, ...more };
}

/** A session that answers every call and knows these values of parameters. */
export function cafeSession(values: Readonly<Record<string, string | number>>): Session {
  let calls = 0;
  return {
    execute(): ToolResult {
      calls += 1;
      return { ok: true, output: { cafe_id: `CF-${calls}` } };
    },
    state: () => [calls],
    stateHash: () => String(calls),
    draw: ({ parameter }) => values[parameter],
    fork: () => cafeSession(values),
    close: () => {},
  };
}
