import { Ajv2020 } from 'ajv/dist/2020.js';
import { isJsonObject, type Json, type JsonObject, pointerOf, readPointer } from '../core/json.ts';
import type { JsonSchema } from '../core/tool.ts';
import { modernise, standardType } from './schema-dialects.ts';
import { cleanText, isCleanText } from './text.ts';

/** A schema made fit, or what is wrong with it and where in it. */
export type SchemaOutcome = { ok: true; schema: JsonSchema } | { ok: false; problem: string; pointer: string };

/** Deeper or larger schemas are refused: no model can be expected to fill them, and hostile ones never end. */
const maximumDepth = 32;
const maximumNodes = 5000;

/**
 * Brings a schema of any dialect to draft 2020-12: standard type names, `required` as a list, draft-04 forms replaced,
 * local references put in place (a cyclic one is cut to its type), keywords of other vocabularies left out. The result
 * is valid by the meta schema; it is not compiled, which would take 50 times as long.
 */
export function normaliseSchema(value: Json): SchemaOutcome {
  try {
    const schema = normalise(value, { root: value, budget: { nodes: maximumNodes }, references: [], path: [] });
    const problem = metaProblem(schema);
    return problem ?? { ok: true, schema };
  } catch (error) {
    if (error instanceof SchemaProblem) return { ok: false, problem: error.message, pointer: error.pointer };
    throw error;
  }
}

/** `normaliseSchema` for the parameters of a tool: the result is of type object and names only declared parameters. */
export function normaliseInputSchema(value: Json): SchemaOutcome {
  const outcome = normaliseSchema(value);
  if (!outcome.ok) return outcome;
  const { type = 'object', properties = {}, ...others } = outcome.schema;
  if (![type].flat().includes('object')) {
    return { ok: false, problem: `the parameters are of type ${JSON.stringify(type)}, not object`, pointer: '/type' };
  }
  return { ok: true, schema: { type: 'object', properties, ...others } };
}

class SchemaProblem extends Error {
  constructor(
    message: string,
    readonly pointer: string,
  ) {
    super(message);
  }
}

interface Place {
  root: Json;
  budget: { nodes: number };
  /** The references that lead here. */
  references: readonly string[];
  path: readonly (string | number)[];
}

function fail(problem: string, place: Place): never {
  throw new SchemaProblem(problem, pointerOf(place.path));
}

function below(place: Place, ...tokens: (string | number)[]): Place {
  return { ...place, path: [...place.path, ...tokens] };
}

function normalise(value: Json | undefined, place: Place): JsonSchema {
  place.budget.nodes -= 1;
  if (place.budget.nodes < 0) fail(`the schema has more than ${maximumNodes} parts`, place);
  if (place.path.length > 2 * maximumDepth) fail(`the schema is nested deeper than ${maximumDepth} levels`, place);
  if (value === true) return {};
  if (value === false) return { not: {} };
  if (!isJsonObject(value)) fail('a schema must be an object', place);
  if (value.$dynamicRef !== undefined) fail('dynamic references are not supported', below(place, '$dynamicRef'));
  if (value.$ref !== undefined) return followReference(value, place);
  const entries = Object.entries(modernise(value)).flatMap(([key, member]): [string, Json][] => {
    const kept = normaliseKeyword(key, member, below(place, key));
    return kept === undefined ? [] : [[key, kept]];
  });
  return withRequired(Object.fromEntries(entries), value, place);
}

function followReference({ $ref, ...siblings }: JsonObject, place: Place): JsonSchema {
  if (typeof $ref !== 'string' || !$ref.startsWith('#')) {
    fail(`the reference ${JSON.stringify($ref)} leads out of the schema`, below(place, '$ref'));
  }
  const target = readPointer(place.root, decodeFragment($ref.slice(1)));
  if (target === undefined) fail(`the reference ${JSON.stringify($ref)} leads nowhere`, below(place, '$ref'));
  const own = normalise(siblings, place);
  if (place.references.includes($ref)) return { ...cutShort(target), ...own };
  return { ...normalise(target, { ...place, references: [...place.references, $ref] }), ...own };
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray percent sign stands for itself.
    return fragment;
  }
}

/** What is left of a schema that contains itself: its type, without members. */
function cutShort(target: Json): JsonSchema {
  if (!isJsonObject(target)) return {};
  const type = target.type ?? (target.properties === undefined ? undefined : 'object');
  return type === undefined ? {} : { type: normaliseType(type) };
}

/** The vocabulary that is kept, by what stands behind the keyword. */
const keywords = {
  schema: 'items contains not if then else propertyNames additionalProperties unevaluatedProperties unevaluatedItems',
  schemas: 'anyOf oneOf allOf prefixItems',
  members: 'properties patternProperties dependentSchemas',
  text: 'title description format',
  value:
    'default const enum examples minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength ' +
    'minItems maxItems uniqueItems minContains maxContains minProperties maxProperties dependentRequired deprecated',
} as const;

const contents = new Map(
  (Object.entries(keywords) as [keyof typeof keywords, string][]).flatMap(([content, list]) => {
    return list.split(' ').map((keyword) => [keyword, content] as const);
  }),
);

function normaliseKeyword(key: string, value: Json, place: Place): Json | undefined {
  if (key === 'type') return normaliseType(value, place);
  if (key === 'pattern') return typeof value === 'string' && isPattern(value) ? value : undefined;
  if (key === 'enum' && Array.isArray(value) && value.length === 0) return undefined;
  if (key === 'examples' && !Array.isArray(value)) return [value];
  switch (contents.get(key)) {
    case undefined:
      return undefined;
    case 'text':
      return typeof value === 'string' && cleanText(value) !== '' ? cleanText(value) : undefined;
    case 'value':
      if (isDeep(value)) fail(`the value is nested deeper than ${maximumDepth} levels`, place);
      return value;
    case 'schema':
      return typeof value === 'boolean' ? value : normalise(value, place);
    case 'schemas':
      if (!Array.isArray(value) || value.length === 0) fail(`"${key}" must be a list of schemas`, place);
      return value.map((item, at) => normalise(item, below(place, at)));
    case 'members':
      return normaliseMembers(value, place);
  }
}

function isDeep(value: Json, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > maximumDepth || Object.values(value).some((member) => isDeep(member, depth + 1));
}

function normaliseMembers(value: Json, place: Place): JsonObject {
  if (!isJsonObject(value)) fail('this must be an object of schemas', place);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      // Ajv does not check a member of this name, and much code that reads it takes it for the prototype.
      if (name === '__proto__') fail('no parameter can be called "__proto__"', below(place, name));
      if (name.trim() === '' || !isCleanText(name)) fail('a parameter has no readable name', below(place, name));
      return [name, normalise(member, below(place, name))];
    }),
  );
}

function normaliseType(value: Json, place?: Place): Json {
  if (typeof value === 'string') return standardType(value);
  if (Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')) {
    const types = [...new Set(value.map(standardType))];
    return types.length === 1 ? types[0]! : types;
  }
  return place ? fail('"type" must be the name of a type', place) : 'string';
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    // Patterns of other languages: without the pattern the parameter is only wider.
    return false;
  }
}

/** Puts the list of required members in place, from the list itself and from the marks of draft-03 at the members. */
function withRequired(schema: JsonSchema, source: JsonObject, place: Place): JsonSchema {
  const members = isJsonObject(source.properties) ? Object.entries(source.properties) : [];
  const marked = members.filter(([, member]) => isJsonObject(member) && member.required === true);
  const listed = Array.isArray(source.required) ? source.required : [];
  const names = new Set([...listed, ...marked.map(([name]) => name)]);
  for (const name of names) {
    const known =
      typeof name === 'string' &&
      (source.properties === undefined || Object.hasOwn(schema.properties as JsonObject, name));
    if (!known) fail(`${JSON.stringify(name)} is required but not declared`, below(place, 'required'));
  }
  return names.size === 0 ? schema : { ...schema, required: [...names] };
}

const metaSchema = new Ajv2020({ strict: false, logger: false, addUsedSchema: false });

function metaProblem(schema: JsonSchema): SchemaOutcome | null {
  // A boolean for every schema that is not marked as asynchronous.
  if (metaSchema.validateSchema(schema) === true) return null;
  const [error] = metaSchema.errors ?? [];
  const problem = `this ${error?.message ?? 'is no valid schema'}`;
  return { ok: false, problem, pointer: error?.instancePath ?? '' };
}
