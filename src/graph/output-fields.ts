import { isJsonObject, type Json, pointerOf, pointerTokens } from '../core/json.ts';
import type { JsonSchema } from '../core/tool.ts';

/** One place in the outputs that a schema describes. */
export interface OutputField {
  /** Pointer pattern; `*` stands for any element of an array. */
  pointer: string;
  /** The tokens of the pointer. */
  path: readonly string[];
  schema: JsonSchema;
}

const deepest = 8;
const most = 256;

/**
 * The fields of an output schema in document order, nested arrays included: at most 256, at most 8 levels down, local
 * references followed.
 */
export function outputFields(root: JsonSchema): OutputField[] {
  const fields: OutputField[] = [];
  const visit = (schema: JsonSchema, path: readonly string[]): void => {
    if (path.length >= deepest) return;
    for (const [token, child] of childrenOf(root, schema)) {
      if (fields.length >= most) return;
      const at = [...path, token];
      fields.push({ pointer: pointerOf(at), path: at, schema: mainForm(root, child) });
      visit(child, at);
    }
  };
  visit(root, []);
  return fields;
}

/** Whether a pointer pattern leads to a place that the schema describes. The empty pointer always does. */
export function describesPointer(root: JsonSchema, pattern: string): boolean {
  if (pattern !== '' && !pattern.startsWith('/')) return false;
  let schemas: JsonSchema[] = [root];
  for (const token of pointerTokens(pattern)) {
    const forms = schemas.flatMap((schema) => formsOf(root, schema));
    schemas = forms.map((form) => childOf(form, token)).filter((child) => child !== undefined);
  }
  return schemas.length > 0;
}

function childOf(form: JsonSchema, token: string): JsonSchema | undefined {
  const { properties, items } = form;
  if (isJsonObject(properties) && Object.hasOwn(properties, token)) {
    const child = properties[token];
    if (isJsonObject(child)) return child;
  }
  return token === '*' && isJsonObject(items) ? items : undefined;
}

function childrenOf(root: JsonSchema, schema: JsonSchema): [token: string, child: JsonSchema][] {
  return formsOf(root, schema).flatMap((form) => {
    const properties = isJsonObject(form.properties) ? Object.entries(form.properties) : [];
    const items: [string, Json][] = isJsonObject(form.items) ? [['*', form.items]] : [];
    return [...properties, ...items].filter((entry): entry is [string, JsonSchema] => isJsonObject(entry[1]));
  });
}

// A union counts as all of its branches together: a field of one of them may come.
function formsOf(root: JsonSchema, schema: JsonSchema): JsonSchema[] {
  if (!('$ref' in schema || 'anyOf' in schema || 'oneOf' in schema || 'allOf' in schema)) return [schema];
  const forms = new Set<JsonSchema>();
  const open = [schema];
  for (let form = open.pop(); form; form = open.pop()) {
    if (forms.has(form)) continue;
    forms.add(form);
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      const branches = form[keyword];
      if (Array.isArray(branches)) open.push(...branches.filter(isJsonObject).reverse());
    }
    const target = typeof form.$ref === 'string' ? localTarget(root, form.$ref) : undefined;
    if (target) open.push(target);
  }
  return [...forms];
}

function localTarget(root: JsonSchema, reference: string): JsonSchema | undefined {
  if (!reference.startsWith('#')) return undefined;
  let current: unknown = root;
  for (const token of pointerTokens(reference.slice(1))) {
    if (!isJsonObject(current) || !Object.hasOwn(current, token)) return undefined;
    current = current[token];
  }
  return isJsonObject(current) ? current : undefined;
}

/** The form that says the type: the schema itself, or the first branch or target that has one which is not null. */
export function mainForm(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const typed = formsOf(root, schema).find((form) => form.type !== undefined && form.type !== 'null');
  return typed === undefined || typed === schema ? schema : { ...typed, ...schema };
}
