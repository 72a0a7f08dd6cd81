import { z } from 'zod';
import { categories } from './categories.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** A JSON Schema (draft 2020-12), as plain JSON. */
export type JsonSchema = JsonObject;

/** The form that every provider accepts for the name of a function. */
export const toolNamePattern = /^[a-zA-Z0-9_-]{1,64}$/;

const jsonSchema = z.record(z.string(), z.json());

/** Behaviour hints, with the defaults of the Model Context Protocol: without any, a tool writes and may destroy. */
const annotationsSchema = z.strictObject({
  readOnly: z.boolean(),
  destructive: z.boolean(),
  idempotent: z.boolean(),
  openWorld: z.boolean(),
});
export type ToolAnnotations = z.infer<typeof annotationsSchema>;

/** What the Model Context Protocol assumes of a tool that says nothing. */
export const defaultAnnotations: ToolAnnotations = {
  readOnly: false,
  destructive: true,
  idempotent: false,
  openWorld: true,
};

/** Where a tool came from; `name` is its name there, before it was made fit for a model. */
const sourceSchema = z.strictObject({
  kind: z.enum(['world', 'functions', 'mcp', 'bfcl-docs', 'toolbench']),
  name: z.string(),
  file: z.string().optional(),
  /** JSON pointer into the file. */
  pointer: z.string().optional(),
});
export type ToolSource = z.infer<typeof sourceSchema>;

export const toolSchema = z.strictObject({
  /** `toolset/name`, unique in a pool. */
  id: z.string(),
  /** The name that a model sees, unique in a pool, matching `toolNamePattern`. */
  name: z.string().regex(toolNamePattern),
  description: z.string(),
  category: z.enum(categories),
  /** The group of tools that belong together: a world, a server, a product. */
  toolset: z.string(),
  /** What kind of tool it is, where somebody said so; else its toolset stands for its class. */
  class: z.string().optional(),
  /** JSON Schema of type object. */
  inputSchema: jsonSchema,
  outputSchema: jsonSchema.optional(),
  /** True when nobody stated the output schema and it was guessed from name and description. */
  outputInferred: z.boolean().optional(),
  annotations: annotationsSchema,
  /** The parameter that may hold several values in one request, answered by parallel calls. */
  repeatBy: z.string().optional(),
  /** Required parameters that no user can state: only another tool's output supplies them. */
  outputOnly: z.array(z.string()).optional(),
  source: sourceSchema,
});
/** A function that a model can call. */
export type Tool = z.infer<typeof toolSchema>;

/** The parameters of a tool: name and schema, in the order of the schema. */
export function parametersOf(tool: Pick<Tool, 'inputSchema'>): [name: string, schema: JsonSchema][] {
  return Object.entries((tool.inputSchema.properties ?? {}) as Record<string, JsonSchema>);
}

/** The schema of one parameter, or undefined when the tool has no such parameter. */
export function parameterSchema(tool: Pick<Tool, 'inputSchema'>, name: string): JsonSchema | undefined {
  const { properties } = tool.inputSchema;
  if (!isJsonObject(properties) || !Object.hasOwn(properties, name)) return undefined;
  const schema = properties[name];
  return isJsonObject(schema) ? schema : undefined;
}

/** The one value that a schema allows, which nobody needs to say; undefined when it allows several. */
export function onlyValue(schema: JsonSchema | undefined): Json | undefined {
  const allowed = schema?.enum;
  return Array.isArray(allowed) && allowed.length === 1 ? allowed[0] : schema?.const;
}

/** Names of the parameters that a call must give. */
export function requiredOf(tool: Pick<Tool, 'inputSchema'>): string[] {
  return (tool.inputSchema.required ?? []) as string[];
}

/**
 * The parameter in which parallel calls of a tool can differ, or undefined when there is none: the one that the tool
 * names, or for a tool that only reads the first required one that is a single text or number.
 *
 * @param bound parameters whose values are given already.
 */
export function repeatableParameter(tool: Tool, bound: ReadonlySet<string>): string | undefined {
  if (tool.repeatBy !== undefined && !bound.has(tool.repeatBy)) return tool.repeatBy;
  if (!tool.annotations.readOnly) return undefined;
  const required = requiredOf(tool);
  const open = parametersOf(tool).filter(([name]) => required.includes(name) && !bound.has(name));
  return open.find(([name, { type }]) => isSingle(type) && !tool.outputOnly?.includes(name))?.[0];
}

function isSingle(type: unknown): boolean {
  return type === 'string' || type === 'integer' || type === 'number';
}
