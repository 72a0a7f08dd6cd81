import type { Json } from '../core/json.ts';
import { looksLikeBfclDocs, readBfclDocs } from './bfcl-docs.ts';
import { looksLikeFunctions, readFunctions } from './functions.ts';
import { looksLikeMcp, readMcp } from './mcp.ts';
import type { RawItem } from './raw-tool.ts';
import type { FileRecord } from './records.ts';
import type { FileKind } from './source.ts';
import { looksLikeToolbench, readToolbench } from './toolbench.ts';

/** How to tell and read each kind of file. */
const formats: Record<
  FileKind,
  { looksLike(value: Json): boolean; read(record: FileRecord, file: string): RawItem[] }
> = {
  mcp: { looksLike: looksLikeMcp, read: readMcp },
  toolbench: { looksLike: looksLikeToolbench, read: readToolbench },
  // Before the functions, whose flat form these documents also have.
  'bfcl-docs': { looksLike: looksLikeBfclDocs, read: readBfclDocs },
  functions: { looksLike: looksLikeFunctions, read: readFunctions },
};

/** The kind of file that holds such a value, or undefined when it is none of the known kinds. */
export function detectKind(value: Json): FileKind | undefined {
  return (Object.keys(formats) as FileKind[]).find((kind) => formats[kind].looksLike(value));
}

/** Whether a value can be read as the kind. */
export function isOfKind(kind: FileKind, value: Json): boolean {
  return formats[kind].looksLike(value);
}

/** The tools of a record of a file of the kind. */
export function readRecord(kind: FileKind, record: FileRecord, file: string): RawItem[] {
  return formats[kind].read(record, file);
}
