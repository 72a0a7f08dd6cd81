import { contentHash } from '../core/hash.ts';
import type { JsonSchema } from '../core/tool.ts';
import { visibleName } from './names.ts';
import type { BrokenTool, RawTool } from './raw-tool.ts';

/** A raw tool whose schemas are fit. */
export interface CheckedTool extends RawTool {
  inputSchema: JsonSchema;
  outputSchema: JsonSchema | undefined;
  /** The name in the source, of a tool that was given another. */
  renamedFrom?: string;
  /** Equal for tools with the same name, description and parameters. */
  fingerprint: string;
}

/** Identity of what a model sees of a tool: the name it would have alone, its description and its parameters. */
export function fingerprintOf(tool: RawTool, inputSchema: JsonSchema): string {
  const name = visibleName({ ...tool, fingerprint: '' });
  return contentHash([name, tool.description, inputSchema]);
}

/**
 * One tool of each fingerprint: one with a known output if there is any, and of those the first by file and pointer,
 * so that the order of reading does not matter.
 */
export function withoutDuplicates(tools: readonly CheckedTool[]): { kept: CheckedTool[]; dropped: BrokenTool[] } {
  const groups = new Map<string, CheckedTool[]>();
  for (const tool of tools) {
    const group = groups.get(tool.fingerprint);
    if (group) group.push(tool);
    else groups.set(tool.fingerprint, [tool]);
  }
  const kept: CheckedTool[] = [];
  const dropped: BrokenTool[] = [];
  for (const group of groups.values()) {
    const [first, ...others] = group.toSorted(byWorth);
    kept.push(first!);
    for (const other of others) dropped.push(duplicateOf(first!, other));
  }
  return { kept, dropped };
}

function duplicateOf({ origin: { file, pointer } }: CheckedTool, { name, origin }: CheckedTool): BrokenTool {
  return { reason: 'duplicate', detail: `the same as ${file}#${pointer}`, name, origin };
}

function byWorth(left: CheckedTool, right: CheckedTool): number {
  const unknown = Number(left.outputSchema === undefined) - Number(right.outputSchema === undefined);
  return unknown || compare(left.origin.file, right.origin.file) || compare(left.origin.pointer, right.origin.pointer);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
