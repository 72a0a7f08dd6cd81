import type { ChatTool } from '../../../core/chat-model.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import type { JsonSchema } from '../../../core/tool.ts';

/** The types of JSON Schema for the types that the benchmark's documents use; any other is a string. */
const types: Readonly<Record<string, string>> = {
  integer: 'integer',
  byte: 'integer',
  short: 'integer',
  long: 'integer',
  Bigint: 'integer',
  float: 'number',
  number: 'number',
  double: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  array: 'array',
  list: 'array',
  tuple: 'array',
  ArrayList: 'array',
  Array: 'array',
  Queue: 'array',
  Stack: 'array',
  dict: 'object',
  object: 'object',
  HashMap: 'object',
  Hashtable: 'object',
};

/** A function document as the chat completions API takes it: names without dots, types of JSON Schema. */
export function chatTool(document: JsonObject): ChatTool {
  return {
    name: String(document.name).replaceAll('.', '_'),
    description: String(document.description ?? ''),
    parameters: schemaOf(document.parameters as JsonObject),
  };
}

function schemaOf(schema: JsonObject): JsonSchema {
  const type = typeof schema.type === 'string' ? schema.type : 'string';
  const isFloat = type === 'float';
  return {
    ...schema,
    type: types[type] ?? 'string',
    ...(isFloat ? { format: 'float', description: `${schema.description ?? ''} This is a float type value.` } : {}),
    ...(isObject(schema.properties) ? { properties: schemasOf(schema.properties) } : {}),
    ...(isObject(schema.items) ? { items: schemaOf(schema.items) } : {}),
  };
}

function schemasOf(properties: JsonObject): JsonObject {
  const schemas = Object.entries(properties).map(([name, schema]) => [
    name,
    isObject(schema) ? schemaOf(schema) : schema,
  ]);
  return Object.fromEntries(schemas) as JsonObject;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
