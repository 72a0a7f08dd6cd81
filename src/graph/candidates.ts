import type { Random } from '../core/random.ts';
import type { Tool } from '../core/tool.ts';

/** What decides which tools are considered as successors of a tool. */
export interface CandidateOptions {
  /** How many candidates a tool gets, unless the pool is smaller. */
  limit: number;
  /** Whether a third of the candidates comes from other categories. */
  crossCategory: boolean;
  random: Random;
}

/** Draws the candidates of the tool at an index, as ascending indices, without the excluded ones and the tool itself. */
export type DrawCandidates = (tool: number, excluded?: ReadonlySet<number>) => number[];

/**
 * A sampler over a pool (METHOD §5): uniform within the same category and class, for which the toolset stands where a tool has none; where that cell is too small,
 * back-filled from the same category, then from the same toolset, then from the whole pool (METHOD §19.7). The draw for
 * a tool depends on its id and the order of `tools`, so callers that want order-free graphs sort first.
 */
export function candidateSampler(tools: readonly Tool[], options: CandidateOptions): DrawCandidates {
  const { limit, crossCategory, random } = options;
  const cells = cellsOf(tools);
  const local = crossCategory ? limit - Math.floor(limit / 3) : limit;
  return (index, excluded) => {
    const tool = tools[index]!;
    const stream = random.fork(`candidates/${tool.id}`);
    const chosen = new Set<number>();
    const allowed = (other: number) => other !== index && !excluded?.has(other);
    for (const cell of cells.around(tool)) drawInto(chosen, cell, local, allowed, stream);
    const foreign = (other: number) => allowed(other) && tools[other]!.category !== tool.category;
    drawInto(chosen, cells.everyone, limit, foreign, stream);
    drawInto(chosen, cells.everyone, limit, allowed, stream);
    return [...chosen].sort((left, right) => left - right);
  };
}

interface Cells {
  /** The cells that a tool's own candidates come from, nearest first. */
  around(tool: Tool): readonly (readonly number[])[];
  everyone: readonly number[];
}

function cellsOf(tools: readonly Tool[]): Cells {
  const both = groupIndices(tools, cellKey);
  const category = groupIndices(tools, (tool) => tool.category);
  const toolset = groupIndices(tools, (tool) => tool.toolset);
  return {
    around: (tool) => [both.get(cellKey(tool))!, category.get(tool.category)!, toolset.get(tool.toolset)!],
    everyone: tools.map((_, index) => index),
  };
}

function cellKey(tool: Tool): string {
  return `${tool.category}\n${tool.class ?? tool.toolset}`;
}

function groupIndices(tools: readonly Tool[], keyOf: (tool: Tool) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  tools.forEach((tool, index) => {
    const key = keyOf(tool);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return groups;
}

// A large cell is drawn from by trial, so that the work for a tool does not grow with the pool.
function drawInto(
  chosen: Set<number>,
  cell: readonly number[],
  size: number,
  allowed: (index: number) => boolean,
  random: Random,
): void {
  const wanted = size - chosen.size;
  if (wanted <= 0) return;
  let tries = cell.length > 8 * size ? 4 * size : 0;
  for (; tries > 0 && chosen.size < size; tries -= 1) {
    const index = random.pick(cell);
    if (allowed(index)) chosen.add(index);
  }
  if (chosen.size >= size) return;
  const rest = cell.filter((index) => allowed(index) && !chosen.has(index));
  for (const index of random.sample(rest, size - chosen.size)) chosen.add(index);
}
