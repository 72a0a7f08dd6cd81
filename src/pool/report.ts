import type { Category } from '../core/categories.ts';
import type { Tool } from '../core/tool.ts';
import type { CheckedTool } from './duplicates.ts';
import type { BrokenTool, DropReason } from './raw-tool.ts';
import type { SourceContent } from './read-source.ts';
import type { PoolSource } from './source.ts';
import { allOf, namesIn, type WorldsAtHand } from './worlds.ts';

/** Where the output schemas of a pool come from. */
export interface OutputCounts {
  /** The source states it. */
  stated: number;
  /** Told from a recorded response. */
  recorded: number;
  /** Guessed from name and description. */
  inferred: number;
}

/** What one source gave. */
export interface SourceReport {
  /** The source as a person would type it. */
  source: string;
  /** Number of files with tools. */
  files: number;
  read: number;
  kept: number;
}

/** How a pool came about. `read` is `kept` and all of `dropped`. */
export interface PoolReport {
  sources: SourceReport[];
  read: number;
  kept: number;
  dropped: Partial<Record<DropReason, number>>;
  categories: Partial<Record<Category, number>>;
  toolsets: number;
  outputs: OutputCounts;
  /** What a reader should know beside the counts, one line each. */
  notes: string[];
}

/** What the report is drawn from; `contents` has an item for each source, null for worlds. */
export interface PoolFacts {
  sources: readonly PoolSource[];
  worlds: WorldsAtHand;
  contents: readonly (SourceContent | null)[];
  kept: readonly CheckedTool[];
  broken: readonly BrokenTool[];
  tools: readonly Tool[];
}

/** Counts how a pool came about. */
export function reportOn({ sources, worlds, contents, kept, broken, tools }: PoolFacts): PoolReport {
  const inferred = tools.filter((tool) => tool.outputInferred).length;
  const recorded = kept.filter((tool) => tool.outputRecorded && tool.outputSchema !== undefined).length;
  const keptOrigins = new Set(kept.map((tool) => tool.origin));
  return {
    sources: sources.map((source, at) => reportOnSource(source, worlds, contents[at] ?? null, keptOrigins)),
    read: tools.length + broken.length,
    kept: tools.length,
    dropped: countBy(broken.map((item) => item.reason)),
    categories: countBy(tools.map((tool) => tool.category)),
    toolsets: new Set(tools.map((tool) => tool.toolset)).size,
    outputs: { stated: tools.length - inferred - recorded, recorded, inferred },
    notes: contents.flatMap((content) => content?.notes ?? []),
  };
}

function reportOnSource(
  source: PoolSource,
  worlds: WorldsAtHand,
  content: SourceContent | null,
  keptOrigins: ReadonlySet<object>,
): SourceReport {
  const name = sourceText(source);
  if (content === null) {
    const named = namesIn(source, worlds);
    const count = allOf(worlds)
      .filter((world) => named.includes(world.name))
      .reduce((sum, { tools }) => sum + tools.length, 0);
    return { source: name, files: 0, read: count, kept: count };
  }
  const files = Object.values(content.files).reduce((sum, count) => sum + count, 0);
  const kept = content.items.filter((item) => keptOrigins.has(item.origin)).length;
  return { source: name, files, read: content.items.length, kept };
}

function sourceText(source: PoolSource): string {
  switch (source.type) {
    case 'worlds':
      return 'worlds';
    case 'world':
      return `world:${source.name}`;
    case 'path':
      return source.kind === undefined ? source.path : `${source.kind}:${source.path}`;
  }
}

function countBy<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
