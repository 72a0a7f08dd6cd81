import { faker } from '@faker-js/faker/locale/en';
import type { Json, JsonObject } from '../core/json.ts';
import type { Random } from '../core/random.ts';
import type { JsonSchema } from '../core/tool.ts';

/**
 * A plausible value for a named field, fit to its schema: a constant or one of an enum where there is one; then the format; then what the name suggests.
 */
export function plausibleValue(name: string, schema: JsonSchema, random: Random): Json {
  return valueFor(name, schema, random, 0);
}

function valueFor(name: string, schema: JsonSchema, random: Random, depth: number): Json {
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return random.pick(schema.enum);
  const variants = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(variants)) return variantValue(name, variants as JsonSchema[], random, depth);
  switch (typeOf(schema)) {
    case 'object':
      return objectValue(schema, random, depth);
    case 'array':
      return arrayValue(name, schema, random, depth);
    case 'integer':
      return inBounds(schema, random, integerFor(name, random), Math.round);
    case 'number':
      return inBounds(schema, random, random.integer(100, 50_000) / 100, (value) => Math.round(value * 100) / 100);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return textValue(name, schema, random);
  }
}

function typeOf(schema: JsonSchema): string {
  const { type } = schema;
  if (Array.isArray(type)) return String(type.find((one) => one !== 'null') ?? 'null');
  if (typeof type === 'string') return type;
  if (schema.properties) return 'object';
  return schema.items ? 'array' : 'string';
}

function variantValue(name: string, variants: JsonSchema[], random: Random, depth: number): Json {
  const filled = variants.filter((variant) => variant.type !== 'null');
  return filled.length === 0 ? null : valueFor(name, random.pick(filled), random, depth);
}

function objectValue(schema: JsonSchema, random: Random, depth: number): JsonObject {
  if (depth > 6) return {};
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return Object.fromEntries(properties.map(([key, inner]) => [key, valueFor(key, inner, random.fork(key), depth + 1)]));
}

function arrayValue(name: string, schema: JsonSchema, random: Random, depth: number): Json[] {
  if (depth > 6) return [];
  const items = (schema.items ?? { type: 'string' }) as JsonSchema;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 2;
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : 3;
  const length = random.integer(Math.min(least, most), Math.max(least, most));
  const singular = name.replace(/ies$/, 'y').replace(/s$/, '');
  return Array.from({ length }, (_, at) => valueFor(singular, items, random.fork(at), depth + 1));
}

function integerFor(name: string, random: Random): number {
  if (/page|offset|index/i.test(name)) return random.integer(1, 5);
  if (/limit|count|size|num|quantity|days|hours/i.test(name)) return random.integer(2, 20);
  if (/year/i.test(name)) return random.integer(2015, 2026);
  if (/id$/i.test(name)) return random.integer(10_000, 99_999);
  return random.integer(1, 500);
}

function inBounds(schema: JsonSchema, random: Random, wished: number, round: (value: number) => number): number {
  const low = typeof schema.minimum === 'number' ? schema.minimum : Number.NEGATIVE_INFINITY;
  const high = typeof schema.maximum === 'number' ? schema.maximum : Number.POSITIVE_INFINITY;
  if (wished >= low && wished <= high) return wished;
  const from = Number.isFinite(low) ? low : high - 10;
  const to = Number.isFinite(high) ? high : from + 100;
  return Math.min(Math.max(round(from + random.next() * (to - from)), low), high);
}

function textValue(name: string, schema: JsonSchema, random: Random): string {
  const format = typeof schema.format === 'string' ? formatted(schema.format, random) : undefined;
  return fitLength(format ?? byName(name, random), schema, random);
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

function formatted(format: string, random: Random): string | undefined {
  faker.seed(random.integer(0, 0x7fff_ffff));
  switch (format) {
    case 'date':
      return dateOf(random);
    case 'date-time':
      return `${dateOf(random)}T${timeOf(random)}:00Z`;
    case 'time':
      return timeOf(random);
    case 'email':
      return faker.internet.email().toLowerCase();
    case 'uri':
    case 'url':
      return `https://www.${faker.internet.domainWord()}.example/${letters(random, 6)}`;
    case 'uuid':
      return faker.string.uuid();
    default:
      return undefined;
  }
}

function dateOf(random: Random): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `2026-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;
}

function timeOf(random: Random): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(random.integer(7, 21))}:${two(random.pick([0, 15, 30, 45]))}`;
}

// First match wins, so the particular stands before the general.
const namedMakers: readonly [RegExp, (random: Random, name: string) => string][] = [
  [/e?mail/i, () => faker.internet.email().toLowerCase()],
  [/phone|mobile|msisdn/i, () => faker.phone.number({ style: 'international' })],
  [/url|link|website|uri/i, (random) => `https://www.${faker.internet.domainWord()}.example/${letters(random, 6)}`],
  [/ip(_?address)?$/i, () => faker.internet.ipv4()],
  [/iban/i, () => faker.finance.iban()],
  [/currency|(^|_)(from|to|base|quote)$/i, (random) => random.pick(['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD'])],
  [/symbol|ticker/i, (random) => random.pick(['ACME', 'NOVA', 'ORBT', 'LUMN', 'QRTZ', 'VLTA'])],
  [/country_?code/i, () => faker.location.countryCode()],
  [/country/i, () => faker.location.country()],
  [/city|town|location|place|destination|origin/i, () => faker.location.city()],
  [/state|region|province/i, () => faker.location.state()],
  [/zip|postal/i, () => faker.location.zipCode()],
  [/street|address/i, () => faker.location.streetAddress()],
  [/lat/i, (random) => (random.integer(-6000, 6000) / 100).toFixed(2)],
  [/lon|lng/i, (random) => (random.integer(-17_000, 17_000) / 100).toFixed(2)],
  [/lang|locale/i, (random) => random.pick(['en', 'de', 'fr', 'es', 'it'])],
  [/date|day$/i, (random) => dateOf(random)],
  [/time|hour/i, (random) => timeOf(random)],
  [/first_?name/i, () => faker.person.firstName()],
  [/last_?name|surname/i, () => faker.person.lastName()],
  [/user_?name|handle|login|account/i, () => faker.internet.username().toLowerCase()],
  [/company|vendor|brand|organi[sz]ation/i, () => faker.company.name()],
  [/author|person|owner|artist|player|full_?name|customer$/i, () => faker.person.fullName()],
  [/product|item$/i, () => faker.commerce.productName()],
  [/colou?r/i, () => faker.color.human()],
  [/status/i, (random) => random.pick(['active', 'pending', 'completed', 'open'])],
  [/(^|_)(id|key|code|token|ref|hash)$|id$/i, (random, name) => idOf(random, name)],
  [/query|keyword|search|term|topic|subject|title|(^|_)q$/i, () => `${faker.word.adjective()} ${faker.word.noun()}`],
  [/text|message|content|body|description|summary|comment|note/i, () => faker.lorem.sentence({ min: 4, max: 8 })],
  [/name/i, () => faker.word.noun({ length: { min: 4, max: 9 } })],
];

function byName(name: string, random: Random): string {
  const maker = namedMakers.find(([pattern]) => pattern.test(name))?.[1];
  faker.seed(random.integer(0, 0x7fff_ffff));
  return maker ? maker(random, name) : `${faker.word.adjective()} ${faker.word.noun()}`;
}

function idOf(random: Random, name: string): string {
  const stem = name
    .replace(/[^a-zA-Z]/g, '')
    .replace(/id$/i, '')
    .slice(0, 3)
    .toUpperCase();
  return `${stem || 'ID'}-${random.integer(10_000, 99_999)}`;
}
