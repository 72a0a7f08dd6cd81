import { type Category, isCategory } from '../core/categories.ts';
import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { defaultsFor, readOnlyAnnotations } from './annotations.ts';
import { entriesOf, stemOf, textOf } from './entries.ts';
import { standardize } from './names.ts';
import type { RawItem } from './raw-tool.ts';
import type { FileRecord } from './records.ts';
import { schemaOfShape } from './response-shape.ts';
import { schemaOfParameters } from './toolbench-parameters.ts';

/**
 * Reads ToolBench: tool files (full form, or the reduced one without product data) and query files, whose `api_list`
 * holds whole API records. Files of response schemas hold no tools.
 */
export function readToolbench(record: FileRecord, file: string): RawItem[] {
  return entriesOf(record, []).flatMap(({ value, pointer }) => {
    if (!isJsonObject(value)) return [notATool(file, pointer)];
    if (!Array.isArray(value.api_list)) return [];
    return value.api_list.flatMap((api, at) => {
      return isResponseSchema(api) ? [] : [readApi(api, value, file, `${pointer}/api_list/${at}`)];
    });
  });
}

function isResponseSchema(api: Json): boolean {
  return isJsonObject(api) && !('required_parameters' in api) && !('optional_parameters' in api) && 'schema' in api;
}

/** Whether a value is a tool file, a query file, or a response-schema file of ToolBench. */
export function looksLikeToolbench(value: Json): boolean {
  if (Array.isArray(value)) return value.some((item) => isJsonObject(item) && Array.isArray(item.api_list));
  return isJsonObject(value) && Array.isArray(value.api_list);
}

function notATool(file: string, pointer: string): RawItem {
  const origin = { kind: 'toolbench' as const, file, pointer };
  return { reason: 'not-a-tool', detail: 'the entry is not an object', name: '', origin };
}

function readApi(api: Json, holder: JsonObject, file: string, pointer: string): RawItem {
  if (!isJsonObject(api)) return notATool(file, pointer);
  const origin = { kind: 'toolbench' as const, file, pointer };
  const name = textOf(api.name) || textOf(api.api_name);
  if (name === '') return { reason: 'no-name', detail: 'the API has no name', name, origin };
  const description = textOf(api.description) || textOf(api.api_description) || textOf(holder.tool_description);
  return {
    name,
    description,
    toolset: toolsetOf(api, holder, file),
    nameNeedsToolset: true,
    inputSchema: schemaOfParameters(api),
    outputSchema: schemaOfShape(api.template_response ?? api.schema),
    outputRecorded: true,
    category: toolbenchCategory(textOf(api.category_name) || folderOf(file)),
    // A GET request asks and does not change, so that only the other methods are judged by the name.
    annotations: api.method === 'GET' ? readOnlyAnnotations : defaultsFor(name),
    origin,
  };
}

function toolsetOf(api: JsonObject, holder: JsonObject, file: string): string {
  const stated = [holder.standardized_name, api.tool_name, holder.tool_name, holder.name].map(textOf);
  return standardize(stated.find((text) => text !== '') ?? stemOf(file));
}

function folderOf(file: string): string {
  return file.split('/').at(-2) ?? '';
}

/** Folders of ToolBench whose label is spelled otherwise. */
const renamed: Record<string, Category> = {
  Health_and_Fitness: 'Health',
  Financial: 'Finance',
  Artificial_Intelligence_Machine_Learning: 'Artificial_Intelligence',
  Tools: 'misc',
  Other: 'misc',
};

/** The label of a ToolBench category, by display or folder name (FORMAT.md §2); undefined for any other word. */
export function toolbenchCategory(name: string): Category | undefined {
  const folder = name.replace(/[\s,/]/g, '_').replaceAll('__', '_');
  if (Object.hasOwn(renamed, folder)) return renamed[folder];
  return isCategory(folder) ? folder : undefined;
}
