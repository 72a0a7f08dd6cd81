import type { JsonObject } from '../core/json.ts';

/** The type names of JSON Schema, and what other dialects (Python, OpenAI, RapidAPI) call them. */
const dialects: Record<string, readonly string[]> = {
  string: ['str', 'text', 'char'],
  number: ['float', 'double', 'decimal'],
  integer: ['int', 'long', 'int32', 'int64'],
  boolean: ['bool'],
  array: ['list', 'tuple', 'set'],
  object: ['dict', 'dictionary', 'map', 'hashmap'],
  null: ['none', 'nonetype'],
};

const standard = new Map(
  Object.entries(dialects).flatMap(([name, others]) => [name, ...others].map((other) => [other, name])),
);

/** The JSON Schema type for a type name of any dialect. An unknown name gives `string`, which can hold anything. */
export function standardType(name: string): string {
  return standard.get(name.trim().toLowerCase()) ?? 'string';
}

/**
 * Writes what draft-04 and OpenAPI say otherwise as draft 2020-12 does: lists of item schemas, bounds that are marked as
 * exclusive, a single example, and the type of an object that only has properties.
 */
export function modernise(schema: JsonObject): JsonObject {
  const modern = { ...schema };
  if (Array.isArray(modern.items)) {
    modern.prefixItems = modern.items;
    delete modern.items;
  }
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof modern[exclusive] !== 'boolean') continue;
    if (modern[exclusive] && modern[bound] !== undefined) {
      modern[exclusive] = modern[bound];
      delete modern[bound];
    } else delete modern[exclusive];
  }
  if (modern.example !== undefined && modern.examples === undefined) modern.examples = [modern.example];
  if (modern.type === undefined && modern.properties !== undefined) modern.type = 'object';
  return modern;
}
