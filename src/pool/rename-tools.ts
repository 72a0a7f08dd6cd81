import { isRefusal, type RenameTool } from '../core/teacher.ts';
import { describe } from './build-tool.ts';
import type { CheckedTool } from './duplicates.ts';
import type { BrokenTool } from './raw-tool.ts';

/**
 * Gives the functions of BFCL other names and other words (METHOD §4), so that no prompt shows what the benchmark tests. Tools of
 * other sources stay as they are. A function that gets no new face is not kept.
 */
export async function renameTools(
  tools: readonly CheckedTool[],
  rename: RenameTool,
): Promise<{ kept: CheckedTool[]; broken: BrokenTool[] }> {
  const outcomes = await Promise.all(tools.map((tool) => renamed(tool, rename)));
  return {
    kept: outcomes.filter((outcome) => !('reason' in outcome)) as CheckedTool[],
    broken: outcomes.filter((outcome) => 'reason' in outcome) as BrokenTool[],
  };
}

async function renamed(tool: CheckedTool, rename: RenameTool): Promise<CheckedTool | BrokenTool> {
  const { name, origin, inputSchema, outputSchema } = tool;
  if (origin.kind !== 'bfcl-docs') return tool;
  const shown = { name, description: describe(tool), inputSchema, ...(outputSchema && { outputSchema }) };
  const face = await rename(shown);
  if (isRefusal(face)) return { reason: 'not-renamed', detail: face.detail, name, origin };
  return { ...tool, ...face, renamedFrom: name };
}
