import { isJsonObject, pointerTokens } from '../core/json.ts';
import type { JsonSchema } from '../core/tool.ts';

/** The schema of the place that a pointer pattern names (`*` or an index for an array's elements), or undefined. */
export function schemaAt(schema: JsonSchema, pattern: string): JsonSchema | undefined {
  let current: JsonSchema | undefined = schema;
  for (const token of pointerTokens(pattern)) {
    if (current === undefined) return undefined;
    current = token === '*' || /^\d+$/.test(token) ? child(current, 'items') : child(member(current), token);
  }
  return current;
}

/** The same schema, allowing no members that it does not describe. */
export function closedSchema(schema: JsonSchema): JsonSchema {
  const { items, properties } = schema;
  return {
    ...schema,
    ...(isJsonObject(items) ? { items: closedSchema(items) } : {}),
    ...(isJsonObject(properties) ? { properties: closeAll(properties), additionalProperties: false } : {}),
  };
}

/** Pointer patterns of the scalar outputs that the schema describes without saying what they are. */
export function undescribed(schema: JsonSchema, at = ''): string[] {
  const { items, properties } = schema;
  if (isJsonObject(items)) return undescribed(items, `${at}/*`);
  if (isJsonObject(properties)) {
    return Object.entries(properties).flatMap(([name, inner]) => undescribed(inner as JsonSchema, `${at}/${name}`));
  }
  return typeof schema.description === 'string' || at.endsWith('*') ? [] : [at];
}

function member(schema: JsonSchema): JsonSchema {
  return child(schema, 'properties') ?? {};
}

function child(schema: JsonSchema, key: string): JsonSchema | undefined {
  const inner = schema[key];
  return isJsonObject(inner) ? inner : undefined;
}

function closeAll(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, isJsonObject(inner) ? closedSchema(inner) : inner]),
  );
}
