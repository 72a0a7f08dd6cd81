import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import type { JsonSchema } from '../../core/tool.ts';

// Keywords that strict structured output knows (platform.openai.com/docs/guides/structured-outputs).
const kept: ReadonlySet<string> = new Set([
  '$ref',
  'const',
  'description',
  'enum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maximum',
  'maxItems',
  'minimum',
  'minItems',
  'multipleOf',
  'pattern',
  'required',
  'title',
  'type',
]);
/** Keywords that only say what the others say, or that a check of the answer can see to. */
const dropped: ReadonlySet<string> = new Set([
  '$schema',
  'default',
  'examples',
  'format',
  'maxLength',
  'minLength',
  'uniqueItems',
]);

/**
 * A schema as strict structured output wants it: every object closed, every property required, and no keyword that it
 * does not know. What fits it fits the given one as far as that can be said so. Undefined for a schema that cannot be
 * written this way, as with free keys or optional properties.
 */
export function strictSchema(schema: JsonSchema): JsonSchema | undefined {
  const strict = strictNode(schema as Json);
  return isJsonObject(strict) && strict.type === 'object' ? strict : undefined;
}

function strictNode(node: Json): Json | undefined {
  if (!isJsonObject(node) || Object.keys(node).length === 0) return undefined;
  if ((node.type === 'object' || node.properties) && !isClosable(node)) return undefined;
  if (node.type === 'array' && node.items === undefined) return undefined;
  const strict: JsonObject = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (dropped.has(keyword) || keyword === 'additionalProperties') continue;
    const member = kept.has(keyword) ? value : strictMember(keyword, value);
    if (member === undefined) return undefined;
    strict[keyword === 'oneOf' ? 'anyOf' : keyword] = member;
  }
  return node.properties === undefined ? strict : { ...strict, additionalProperties: false };
}

function isClosable({ properties, required, additionalProperties = false }: JsonObject): boolean {
  if (additionalProperties !== false || !isJsonObject(properties)) return false;
  const named: readonly Json[] = Array.isArray(required) ? required : [];
  return Object.keys(properties).every((name) => named.includes(name));
}

function strictMember(keyword: string, value: Json): Json | undefined {
  switch (keyword) {
    case 'items':
      return strictNode(value);
    case 'anyOf':
    case 'oneOf':
      return Array.isArray(value) ? allOrNone(value.map(strictNode)) : undefined;
    case 'properties':
    case '$defs':
    case 'definitions':
      return isJsonObject(value) ? strictMembers(value) : undefined;
    default:
      return undefined;
  }
}

function strictMembers(members: JsonObject): JsonObject | undefined {
  const nodes = allOrNone(Object.values(members).map(strictNode));
  return nodes && Object.fromEntries(Object.keys(members).map((name, at) => [name, nodes[at]!]));
}

function allOrNone(nodes: readonly (Json | undefined)[]): Json[] | undefined {
  return nodes.every((node) => node !== undefined) ? [...nodes] : undefined;
}
