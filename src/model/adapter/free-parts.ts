import { isJsonObject, type Json } from '../../core/json.ts';

/**
 * Whether a schema leaves a part of a value open: any value, an object of any keys, or what refers to itself. Neither the response
 * schemas of Gemini nor the output format of Anthropic can say such a part.
 */
export function hasFreeParts(schema: Json | undefined): boolean {
  if (!isJsonObject(schema) || schema.$ref !== undefined) return true;
  const { type, properties, items, additionalProperties } = schema;
  const choices = [schema.anyOf, schema.oneOf, schema.allOf].find(Array.isArray);
  if (choices) return choices.some(hasFreeParts);
  if (schema.enum !== undefined || schema.const !== undefined) return false;
  if (type === 'array') return hasFreeParts(items);
  if (type !== 'object' && properties === undefined) return type === undefined;
  const isOpen = !isJsonObject(properties) || (additionalProperties ?? false) !== false;
  return isOpen || Object.values(properties).some(hasFreeParts);
}
