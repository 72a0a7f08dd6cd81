import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { defaultsFor } from './annotations.ts';
import { entriesOf, stemOf, textOf } from './entries.ts';
import type { RawItem } from './raw-tool.ts';
import type { FileRecord } from './records.ts';

/** Reads OpenAI-style functions: one, a list, `{ tools }` or `{ functions }`; each wrapped in `function` or flat. */
export function readFunctions(record: FileRecord, file: string): RawItem[] {
  return entriesOf(record, ['tools', 'functions']).map(({ value, pointer }) => {
    const origin = { kind: 'functions' as const, file, pointer };
    const definition = unwrap(value);
    if (definition === null) return { reason: 'not-a-tool', detail: 'the entry is not an object', name: '', origin };
    const name = textOf(definition.name);
    if (name === '') return { reason: 'no-name', detail: 'the function has no name', name, origin };
    return {
      name,
      description: textOf(definition.description),
      toolset: stemOf(file),
      nameNeedsToolset: false,
      inputSchema: parametersIn(definition),
      outputSchema: definition.outputSchema ?? definition.output_schema ?? definition.response,
      outputRecorded: false,
      category: undefined,
      annotations: defaultsFor(name),
      origin,
    };
  });
}

/** Whether a value is, or holds, functions in this form. */
export function looksLikeFunctions(value: Json): boolean {
  return entriesOf({ value, pointer: '' }, ['tools', 'functions']).some(({ value: entry }) => {
    if (!isJsonObject(entry)) return false;
    if (isJsonObject(entry.function)) return entry.type === 'function' || Object.keys(entry).length === 1;
    return typeof entry.name === 'string' && parametersIn(entry) !== undefined;
  });
}

function unwrap(entry: Json): JsonObject | null {
  if (!isJsonObject(entry)) return null;
  return isJsonObject(entry.function) ? entry.function : entry;
}

// `input_schema` is how Anthropic's API spells the same member.
function parametersIn(definition: JsonObject): Json | undefined {
  return definition.parameters ?? definition.input_schema;
}
