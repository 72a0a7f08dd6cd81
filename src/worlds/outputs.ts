import type { JsonSchema } from '../core/tool.ts';

/** One output of a tool: the description of a text, a type with its description, or a schema of its own. */
export type Output = string | readonly [type: 'number' | 'integer' | 'boolean', description: string] | JsonSchema;

/** The schema of an object that has all these outputs. */
export function record(outputs: Readonly<Record<string, Output>>): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, schemaOf(output)])),
    required: Object.keys(outputs),
  };
}

/** The schema of an array of objects that have all these outputs each. */
export function listOf(outputs: Readonly<Record<string, Output>>): JsonSchema {
  return { type: 'array', items: record(outputs) };
}

function schemaOf(output: Output): JsonSchema {
  if (typeof output === 'string') return { type: 'string', description: output };
  if (!isTyped(output)) return output;
  const [type, description] = output;
  return { type, description };
}

function isTyped(output: Output): output is Extract<Output, readonly string[]> {
  return Array.isArray(output);
}
