import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import type { JsonSchema } from '../core/tool.ts';
import { textOf } from './entries.ts';
import { standardType } from './schema-dialects.ts';

/**
 * The parameters of a ToolBench API as a JSON Schema. Optional ones are shown also where none is required (upstream
 * forgets them), and NUMBER is `number`, as upstream's `integer` is wrong for fractions (FORMAT.md §4).
 */
export function schemaOfParameters(api: JsonObject): JsonSchema {
  const required = parametersIn(api.required_parameters);
  const optional = parametersIn(api.optional_parameters);
  const properties = new Map<string, JsonSchema>();
  for (const parameter of [...required, ...optional]) {
    const name = parameter.name as string;
    if (!properties.has(name)) properties.set(name, schemaOfParameter(parameter));
  }
  const names = [...new Set(required.map((parameter) => parameter.name as string))];
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(names.length > 0 ? { required: names } : {}),
  };
}

function parametersIn(list: Json | undefined): JsonObject[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item): item is JsonObject => isJsonObject(item) && textOf(item.name) !== '');
}

function schemaOfParameter(parameter: JsonObject): JsonSchema {
  const stated = typeof parameter.type === 'string' ? parameter.type : '';
  const type = standardType(stated);
  const description = textOf(parameter.description);
  const example = exampleOf(parameter.default, type);
  return {
    type,
    ...(stated.startsWith('DATE') ? { format: 'date' } : {}),
    ...(description === '' ? {} : { description }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

/** RapidAPI's "default" prefills a form: an example value, as text whatever the type. */
function exampleOf(value: Json | undefined, type: string): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  switch (type) {
    case 'string':
      return typeof value === 'object' ? undefined : String(value);
    case 'number':
      return Number.isFinite(Number(value)) && typeof value !== 'boolean' ? Number(value) : undefined;
    case 'boolean':
      return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
    default:
      return undefined;
  }
}
