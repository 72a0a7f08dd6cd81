import { z } from 'zod';
import type { Tool } from '../src/core/tool.ts';
import type { ToolQuery } from '../src/graph/index.ts';

const querySchema = z.object({
  /** Category, tool and API, by their display names. */
  available_apis: z.array(z.tuple([z.string(), z.string(), z.string()])),
  /** Tool and API. */
  relevant_apis: z.array(z.tuple([z.string(), z.string()])),
});

/** Reads ToolBench's questions; APIs that the pool has not (it drops those without parameters) are left out. */
export function readToolBenchQueries(text: string, tools: readonly Tool[]): ToolQuery[] {
  const ids = new Map(tools.map((tool) => [keyOf(tool.toolset, tool.source.name), tool.id]));
  const idOf = (tool: string, api: string) => ids.get(keyOf(standardName(tool), api)) ?? [];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { available_apis, relevant_apis } = querySchema.parse(JSON.parse(line));
      return {
        offered: available_apis.flatMap(([, tool, api]) => idOf(tool, api)),
        relevant: relevant_apis.flatMap(([tool, api]) => idOf(tool, api)),
      };
    });
}

function keyOf(toolset: string, api: string): string {
  return JSON.stringify([toolset, api]);
}

// The folder name that ToolBench makes of a tool's display name.
function standardName(name: string): string {
  const words = name.replace(/[^一-龥A-Za-z0-9_^]/g, '_').replace(/_+/g, '_');
  const trimmed = words.toLowerCase().replace(/^_|_$/g, '');
  return /^\d/.test(trimmed) ? `get_${trimmed}` : trimmed;
}
