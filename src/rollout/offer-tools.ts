import type { Random } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import type { Tool } from '../core/tool.ts';
import { NamingText, namingWords } from '../core/tool-names.ts';

/** How many tools a row shows (METHOD §18.22). */
export interface OfferOptions {
  /** Least number of tools shown. */
  min: number;
  /** Most tools shown. */
  max: number;
  /** Share of the distractors that come from the toolsets of the task's own tools, which makes them hard to tell apart. */
  near: number;
}

/** Paper-like: 15 to 40 tools, mean about 28. */
export const defaultOffer: OfferOptions = { min: 15, max: 40, near: 0.6 };

/** The distractors by toolset, prepared once for a pool. */
export interface Distractors {
  tools: readonly Tool[];
  byToolset: ReadonlyMap<string, readonly Tool[]>;
}

/** Prepares a pool for `offerTools`. */
export function createDistractors(tools: readonly Tool[]): Distractors {
  const byToolset = new Map<string, Tool[]>();
  for (const tool of tools) {
    const members = byToolset.get(tool.toolset);
    if (members) members.push(tool);
    else byToolset.set(tool.toolset, [tool]);
  }
  return { tools, byToolset };
}

/**
 * The tools that a row shows: those of the task and distractors, in random order (METHOD §11). Withheld tools are
 * never among them, nor are distractors that the user's words happen to name.
 */
export function offerTools(
  task: Task,
  toolOf: (id: string) => Tool,
  pool: Distractors,
  options: OfferOptions,
  random: Random,
): Tool[] {
  const needed = task.tools.map(toolOf);
  const wanted = random.integer(options.min, options.max) - needed.length;
  const taken = new Set([...task.tools, ...task.withheld]);
  const toolsets = new Set([...taken].map((id) => toolOf(id).toolset));
  const queries = task.turns.map(({ query }) => new NamingText(query));
  const distracts = (tool: Tool) =>
    !taken.has(tool.id) && !queries.some((query) => query.names(tool, namingWords.tool));
  const near = [...toolsets].flatMap((toolset) => pool.byToolset.get(toolset) ?? []).filter(distracts);
  const chosen = random.fork('near').sample(near, Math.round(Math.max(0, wanted) * options.near));
  for (const { id } of chosen) taken.add(id);
  chosen.push(...drawOthers(pool.tools, wanted - chosen.length, distracts, random.fork('far')));
  return random.fork('order').shuffle([...needed, ...chosen]);
}

// Draws instead of shuffling the pool: a pool may hold 50,000 tools and a row needs twenty.
function drawOthers(
  tools: readonly Tool[],
  count: number,
  distracts: (tool: Tool) => boolean,
  random: Random,
): Set<Tool> {
  const chosen = new Set<Tool>();
  const most = 20 * count + 100;
  for (let tries = 0; chosen.size < count && tries < most; tries += 1) {
    const tool = random.pick(tools);
    if (distracts(tool)) chosen.add(tool);
  }
  return chosen;
}
