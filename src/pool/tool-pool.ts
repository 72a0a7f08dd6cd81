import { misuse } from '../core/errors.ts';
import type { Tool } from '../core/tool.ts';

/** Tools by id and by model-visible name. */
export interface ToolPool {
  /** In order of their ids, the worlds' tools first. */
  readonly tools: readonly Tool[];
  /** The tool with this id. Throws misuse when there is none. */
  tool(id: string): Tool;
  /** The tool with this model-visible name, if there is one. */
  toolNamed(name: string): Tool | undefined;
}

/** A pool of the given tools. Throws misuse when two of them share an id or a name. */
export function createToolPool(tools: readonly Tool[]): ToolPool {
  const byId = new Map(tools.map((tool) => [tool.id, tool]));
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  if (byId.size < tools.length) misuse('two tools of a pool have the same id');
  if (byName.size < tools.length) misuse('two tools of a pool have the same name');
  return {
    tools,
    tool: (id) => byId.get(id) ?? misuse('the pool has no such tool', { where: `tool ${JSON.stringify(id)}` }),
    toolNamed: (name) => byName.get(name),
  };
}
