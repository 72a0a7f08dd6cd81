import type { Json, JsonObject } from '../core/json.ts';
import type { Random } from '../core/random.ts';
import type { JsonSchema } from '../core/tool.ts';
import { isNumberName, numberNamed } from './named-numbers.ts';
import { textNamed } from './named-texts.ts';
import { outcomeNamed } from './outcome-fields.ts';
import { inventName, inventTerm } from './words.ts';

/**
 * A plausible value for a named parameter, fit to its schema: a constant or one of an enum where there is one; then
 * the format; then what the words of the name suggest.
 */
export function plausibleInput(name: string, schema: JsonSchema, random: Random): Json {
  return valueFor(name, schema, { random, depth: 0, answers: false });
}

/** The same for an output, in which the fields that tell how the call went say that it went well. */
export function plausibleOutput(schema: JsonSchema, random: Random): Json {
  return valueFor('result', schema, { random, depth: 0, answers: true });
}

interface Place {
  random: Random;
  depth: number;
  /** True inside the answer of a tool. */
  answers: boolean;
}

/** Deeper values are left empty: a schema that holds itself has no end. */
const deepest = 6;

function valueFor(name: string, schema: JsonSchema, place: Place): Json {
  const { random } = place;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return random.pick(goodMembers(schema.enum, place));
  const variants = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(variants)) return variantValue(name, variants as JsonSchema[], place);
  const type = typeOf(schema);
  const words = fieldWords(name);
  const tells = place.answers && place.depth <= 2 && schema.format === undefined;
  const outcome = tells ? outcomeNamed(words, type) : undefined;
  if (outcome !== undefined && type !== 'object' && type !== 'array') return fitted(outcome, schema, random);
  switch (type) {
    case 'object':
      return objectValue(schema, place);
    case 'array':
      return arrayValue(name, schema, place);
    case 'integer':
    case 'number':
      return inBounds(schema, random, numberNamed(words, type === 'integer', random), type === 'integer');
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return fitLength(textValue(words, schema, place), schema, random);
  }
}

// One would not see that a call failed from an enum alone.
function goodMembers(members: readonly Json[], { answers }: Place): readonly Json[] {
  const good = members.filter((member) => !/err|fail|invalid|denied|reject/i.test(String(member)));
  return answers && good.length > 0 ? good : members;
}

function typeOf(schema: JsonSchema): string {
  const { type } = schema;
  if (Array.isArray(type)) return String(type.find((one) => one !== 'null') ?? 'null');
  if (typeof type === 'string') return type;
  if (schema.properties) return 'object';
  return schema.items ? 'array' : 'string';
}

function variantValue(name: string, variants: JsonSchema[], place: Place): Json {
  const filled = variants.filter((variant) => variant.type !== 'null');
  return filled.length === 0 ? null : valueFor(name, place.random.pick(filled), place);
}

function objectValue(schema: JsonSchema, { random, depth, answers }: Place): JsonObject {
  if (depth > deepest) return {};
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return Object.fromEntries(
    properties.map(([key, inner]) => [
      key,
      valueFor(key, inner, { random: random.fork(key), depth: depth + 1, answers }),
    ]),
  );
}

function arrayValue(name: string, schema: JsonSchema, { random, depth, answers }: Place): Json[] {
  if (depth > deepest) return [];
  const items = (schema.items ?? { type: 'string' }) as JsonSchema;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 2;
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : 3;
  const length = random.integer(Math.min(least, most), Math.max(least, most));
  const singular = name.replace(/ies$/, 'y').replace(/s$/, '');
  return Array.from({ length }, (_, at) =>
    valueFor(singular, items, { random: random.fork(at), depth: depth + 1, answers }),
  );
}

function textValue(words: string, schema: JsonSchema, { random, answers }: Place): string {
  if (schema.format === undefined && isNumberName(words)) return String(numberNamed(words, true, random));
  const explained = typeof schema.description === 'string' ? fieldWords(schema.description).slice(0, 40) : '';
  return (
    textNamed(words, schema.format, random) ??
    textNamed(explained, undefined, random) ??
    (answers ? inventName(random) : inventTerm(random))
  );
}

function fitted(value: Json, schema: JsonSchema, random: Random): Json {
  if (typeof value === 'number') return inBounds(schema, random, value, Number.isInteger(value));
  return typeof value === 'string' ? fitLength(value, schema, random) : value;
}

function inBounds(schema: JsonSchema, random: Random, wished: number, mustBeWhole: boolean): number {
  const { low, high } = boundsOf(schema, mustBeWhole);
  if (wished >= low && wished <= high) return wished;
  const from = Number.isFinite(low) ? low : high - 10;
  const to = Number.isFinite(high) ? high : from + 100;
  const value = from + random.next() * (to - from);
  const rounded = mustBeWhole ? Math.round(value) : Math.round(value * 100) / 100;
  return Math.min(Math.max(rounded, low), high);
}

function boundsOf(schema: JsonSchema, mustBeWhole: boolean): { low: number; high: number } {
  const step = mustBeWhole ? 1 : 0.01;
  const bound = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
  return {
    low: Math.max(bound(schema.minimum, -Infinity), bound(schema.exclusiveMinimum, -Infinity) + step),
    high: Math.min(bound(schema.maximum, Infinity), bound(schema.exclusiveMaximum, Infinity) - step),
  };
}

function fitLength(text: string, schema: JsonSchema, random: Random): string {
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY;
  const least = typeof schema.minLength === 'number' ? schema.minLength : 0;
  const padded = text.length >= least ? text : text + letters(random, least - text.length);
  return padded.slice(0, most);
}

function letters(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(97 + random.integer(0, 25))).join('');
}

/** The words of a field's name in lower case: `userId` gives "user id". */
export function fieldWords(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^a-zA-Z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}
