import { isJsonObject, type Json } from '../core/json.ts';
import { defaultsFor } from './annotations.ts';
import { entriesOf, stemOf, textOf } from './entries.ts';
import type { RawItem } from './raw-tool.ts';
import type { FileRecord } from './records.ts';

/** Reads function documents of the Berkeley leaderboard: one function a line, Python type names, `response` as output. */
export function readBfclDocs(record: FileRecord, file: string): RawItem[] {
  return entriesOf(record, []).map(({ value, pointer }) => {
    const origin = { kind: 'bfcl-docs' as const, file, pointer };
    if (!isJsonObject(value)) return { reason: 'not-a-tool', detail: 'the entry is not an object', name: '', origin };
    const name = textOf(value.name);
    if (name === '') return { reason: 'no-name', detail: 'the function has no name', name, origin };
    return {
      name,
      description: textOf(value.description),
      toolset: stemOf(file),
      nameNeedsToolset: false,
      inputSchema: value.parameters,
      outputSchema: value.response,
      outputRecorded: false,
      category: undefined,
      annotations: defaultsFor(name),
      origin,
    };
  });
}

/** Whether a value is, or holds, functions in this form. */
export function looksLikeBfclDocs(value: Json): boolean {
  return entriesOf({ value, pointer: '' }, []).some(
    ({ value: entry }) =>
      isJsonObject(entry) &&
      typeof entry.name === 'string' &&
      isJsonObject(entry.parameters) &&
      (entry.parameters.type === 'dict' || isJsonObject(entry.response)),
  );
}
