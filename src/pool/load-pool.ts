import type { Category } from '../core/categories.ts';
import type { Dropped } from '../core/dropped.ts';
import { misuse } from '../core/errors.ts';
import { type ClassifyTool, isRefusal, type LabelTool, type RenameTool } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { buildTool, describe } from './build-tool.ts';
import { checkTool } from './check-tool.ts';
import { type CheckedTool, withoutDuplicates } from './duplicates.ts';
import { fillFromToolsets, labelTool } from './labels.ts';
import { assignIds, assignNames } from './names.ts';
import { type BrokenTool, isBroken, type RawItem } from './raw-tool.ts';
import { readSource, type SourceContent } from './read-source.ts';
import { renameTools } from './rename-tools.ts';
import { type PoolReport, reportOn } from './report.ts';
import type { PoolSource } from './source.ts';
import { createToolPool, type ToolPool } from './tool-pool.ts';
import { worldsOf } from './worlds.ts';

export interface LoadPoolOptions {
  /** The worlds that the source `worlds` means; `world:NAME` names one of them. */
  worlds?: readonly World[];
  /** Worlds that only `world:NAME` takes. */
  otherWorlds?: readonly World[];
  /** Gives the category of tools whose source states none. Default: by the words of name and description. */
  labelTool?: LabelTool;
  /** Gives every imported tool its class. Default: none, so that the toolset stands for it. */
  classifyTool?: ClassifyTool;
  /** Gives functions of BFCL other names and words. Default: they keep their own. */
  renameTool?: RenameTool;
  /** In bytes; larger files are refused before they are read. Default: 512,000,000, near the longest text of Node. */
  maximumFileSize?: number;
}

/** A pool, and an account of how it came about. */
export interface LoadedPool extends ToolPool {
  dropped: readonly Dropped[];
  report: PoolReport;
}

/**
 * Builds a pool from sources (METHOD §4). A tool that cannot be used is dropped with the reason, its file and JSON
 * pointer. The pool does not depend on the order of sources and files. Throws misuse when a source does not exist or
 * names an unknown world, `bad-file` when a file is not JSON, is too large or holds no tools.
 */
export async function loadPool(sources: readonly PoolSource[], options: LoadPoolOptions = {}): Promise<LoadedPool> {
  if (sources.length === 0) misuse('no pool source is given', { expected: 'at least one, such as "worlds"' });
  const atHand = { meant: options.worlds ?? [], others: options.otherWorlds ?? [] };
  const worlds = worldsOf(sources, atHand);
  const contents: (SourceContent | null)[] = [];
  for (const source of sources) {
    contents.push(source.type === 'path' ? await readSource(source, options.maximumFileSize ?? 512_000_000) : null);
  }
  const { kept, broken } = await sift(
    contents.flatMap((content) => content?.items ?? []),
    options.renameTool,
  );
  const worldTools = worlds.flatMap((world) => world.tools);
  const imported = await importTools(kept, worldTools, options);
  const tools = [...worldTools, ...imported];
  return {
    ...createToolPool(tools),
    dropped: broken.map(droppedTool),
    report: reportOn({ sources, worlds: atHand, contents, kept, broken, tools }),
  };
}

async function sift(
  items: readonly RawItem[],
  renameTool: RenameTool | undefined,
): Promise<{ kept: CheckedTool[]; broken: BrokenTool[] }> {
  const checked: CheckedTool[] = [];
  const broken: BrokenTool[] = [];
  for (const item of items) {
    const outcome = isBroken(item) ? item : checkTool(item);
    if (isBroken(outcome)) broken.push(outcome);
    else checked.push(outcome);
  }
  const { kept, dropped } = withoutDuplicates(checked);
  broken.push(...dropped);
  if (!renameTool) return { kept, broken };
  const renamed = await renameTools(kept, renameTool);
  return { kept: renamed.kept, broken: [...broken, ...renamed.broken] };
}

async function importTools(
  checked: readonly CheckedTool[],
  worldTools: readonly Tool[],
  { labelTool: label = labelTool, classifyTool }: LoadPoolOptions,
): Promise<Tool[]> {
  const names = assignNames(checked, new Set(worldTools.map((tool) => tool.name)));
  const ids = assignIds(checked, new Set(worldTools.map((tool) => tool.id)));
  const labels = await labelAll(checked, label);
  const classes = classifyTool ? await classifyAll(checked, classifyTool) : [];
  const tools = checked.map((tool, at) =>
    buildTool(tool, { id: ids[at]!, name: names[at]!, category: labels[at]!, ...classes[at] }),
  );
  return tools.sort((left, right) => (left.id < right.id ? -1 : 1));
}

async function labelAll(checked: readonly CheckedTool[], label: LabelTool): Promise<Category[]> {
  const labels: Category[] = await Promise.all(checked.map((tool) => tool.category ?? label(described(tool))));
  const unlabelled = checked.map((tool, at) => tool.category === undefined && labels[at] === 'misc');
  const filled = fillFromToolsets(
    labels,
    checked.map((tool) => tool.toolset),
  );
  // A source that says `misc` means it.
  return labels.map((own, at) => (unlabelled[at] ? filled[at]! : own));
}

// A tool that gets no class goes by its toolset.
async function classifyAll(checked: readonly CheckedTool[], classify: ClassifyTool): Promise<{ class?: string }[]> {
  const classes = await Promise.all(checked.map((tool) => classify(described(tool))));
  return classes.map((answer) => (isRefusal(answer) ? {} : answer));
}

function described(tool: CheckedTool): CheckedTool {
  return { ...tool, description: describe(tool) };
}

function droppedTool({ reason, detail, name, origin: { file, pointer } }: BrokenTool): Dropped {
  const place = `${file}#${pointer}`;
  return { id: place, stage: 'pool', reason, detail: `${place}${name === '' ? '' : ` (${name})`}: ${detail}` };
}
