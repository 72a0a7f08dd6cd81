import type { Category } from '../core/categories.ts';
import type { Json } from '../core/json.ts';
import type { ToolAnnotations } from '../core/tool.ts';
import type { FileKind } from './source.ts';

/** A tool as its source states it, before its name, schemas and labels are made fit. */
export interface RawTool {
  /** The name in the source. */
  name: string;
  description: string;
  /** The server, product or file that the tool belongs to. */
  toolset: string;
  /** Names of this source mean little without their toolset, so that it always becomes a part of them. */
  nameNeedsToolset: boolean;
  /** What the source gives as parameters, unchecked. */
  inputSchema: Json | undefined;
  /** What the source gives as output schema, unchecked. */
  outputSchema: Json | undefined;
  /** True when `outputSchema` was told from a recorded response. */
  outputRecorded: boolean;
  /** The category that the source states. */
  category: Category | undefined;
  annotations: ToolAnnotations;
  origin: Origin;
}

/** Where in which file something stands. */
export interface Origin {
  kind: FileKind;
  /** The path as it was given, with forward slashes. */
  file: string;
  /** JSON pointer into the file; the lines of a JSONL file count as the items of an array. */
  pointer: string;
}

/** Why a tool was not kept. */
export type DropReason =
  /** The entry is not an object. */
  | 'not-a-tool'
  | 'no-name'
  | 'no-parameters'
  | 'invalid-schema'
  /** The same name, description and parameters as a tool that is kept. */
  | 'duplicate'
  /** It was to get another name, and got none. */
  | 'not-renamed';

/** An entry of a file that is no usable tool. */
export interface BrokenTool {
  reason: DropReason;
  /** What is wrong, as one clause. */
  detail: string;
  /** Empty when it has none. */
  name: string;
  origin: Origin;
}

/** What a source file holds. */
export type RawItem = RawTool | BrokenTool;

export function isBroken(item: RawItem): item is BrokenTool {
  return 'reason' in item;
}
