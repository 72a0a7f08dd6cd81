import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { hintedAnnotations } from './annotations.ts';
import { entriesOf, stemOf, textOf } from './entries.ts';
import type { RawItem } from './raw-tool.ts';
import type { FileRecord } from './records.ts';

/** Reads a `tools/list` result of the Model Context Protocol: bare, inside a JSON-RPC response, or as a list of tools. */
export function readMcp(record: FileRecord, file: string): RawItem[] {
  return entriesOf(withoutEnvelope(record), ['tools']).map(({ value, pointer }) => {
    const origin = { kind: 'mcp' as const, file, pointer };
    if (!isJsonObject(value)) return { reason: 'not-a-tool', detail: 'the entry is not an object', name: '', origin };
    const name = textOf(value.name);
    if (name === '') return { reason: 'no-name', detail: 'the tool has no name', name, origin };
    return {
      name,
      description: textOf(value.description) || titleOf(value),
      toolset: stemOf(file),
      nameNeedsToolset: false,
      inputSchema: value.inputSchema,
      outputSchema: value.outputSchema,
      outputRecorded: false,
      category: undefined,
      annotations: hintedAnnotations(name, value.annotations),
      origin,
    };
  });
}

/** Whether a value is, or holds, tools in this form. */
export function looksLikeMcp(value: Json): boolean {
  return entriesOf(withoutEnvelope({ value, pointer: '' }), ['tools']).some(
    ({ value: entry }) => isJsonObject(entry) && isJsonObject(entry.inputSchema),
  );
}

function withoutEnvelope(record: FileRecord): FileRecord {
  const { value, pointer } = record;
  if (!isJsonObject(value) || !isJsonObject(value.result)) return record;
  return { value: value.result, pointer: `${pointer}/result` };
}

function titleOf(tool: JsonObject): string {
  const { title, annotations } = tool;
  return textOf(title) || (isJsonObject(annotations) ? textOf(annotations.title) : '');
}
