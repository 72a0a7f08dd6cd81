import { isJsonObject, type Json } from '../core/json.ts';
import type { JsonSchema } from '../core/tool.ts';
import { standardType } from './schema-dialects.ts';
import { completeJson } from './truncated-json.ts';

/**
 * The JSON Schema of a ToolBench response shape (`template_response`, FORMAT.md §1), or undefined when the shape says
 * nothing. A shape is a type name, an object of shapes, a list of one shape, a text such as `list of str with length 3`,
 * or the JSON text of a shape, possibly cut off.
 */
export function schemaOfShape(shape: Json | undefined): JsonSchema | undefined {
  if (typeof shape !== 'string') return isJsonObject(shape) || Array.isArray(shape) ? schemaOf(shape) : undefined;
  const text = shape.trim();
  if (text === '') return undefined;
  if (!/^[[{]/.test(text)) return schemaOf(text);
  const parsed = completeJson(text);
  return parsed === undefined ? undefined : schemaOf(parsed);
}

/** What lies deeper than any useful output is left open. */
const maximumDepth = 20;

function schemaOf(shape: Json, depth = 0): JsonSchema {
  if (typeof shape === 'string') return schemaOfText(shape);
  if (depth > maximumDepth) return {};
  if (Array.isArray(shape)) {
    return shape.length === 0 ? { type: 'array' } : { type: 'array', items: schemaOf(shape[0]!, depth + 1) };
  }
  if (!isJsonObject(shape)) return {};
  // `_list_length` says how many elements were seen; it is no member of the response.
  const members = Object.entries(shape).filter(([name]) => name !== '_list_length');
  const properties = Object.fromEntries(members.map(([name, member]) => [name, schemaOf(member, depth + 1)]));
  return { type: 'object', properties };
}

function schemaOfText(text: string): JsonSchema {
  if (text === 'empty list') return { type: 'array' };
  const element = /^list of (\w+) with length \d+$/.exec(text)?.[1];
  return element === undefined
    ? { type: standardType(text) }
    : { type: 'array', items: { type: standardType(element) } };
}
