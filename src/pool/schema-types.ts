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
