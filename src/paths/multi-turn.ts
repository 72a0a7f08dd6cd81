import type { DependencyGraph } from '../core/graph.ts';
import { quickHash } from '../core/hash.ts';
import type { NodeOperation, OperationContext } from '../core/operation.ts';
import { callNodes, type SignaturePath } from '../core/path.ts';
import { createCoverage } from './coverage.ts';
import { type InsertOptions, insert } from './insert.ts';
import { type MergeOptions, merge } from './merge.ts';
import { toolsOn } from './nodes.ts';
import { checkCount } from './options.ts';
import { type ParallelOptions, parallel } from './parallel.ts';
import { droppedPath, type PathDraw, type Recipe } from './recipe.ts';
import { type SplitOptions, split } from './split.ts';
import { distancesTo } from './target.ts';
import { startPath, type WalkOptions, walk } from './walk.ts';

/** How multi-turn paths are shaped, operation by operation. */
export interface MultiTurnOptions {
  walk?: Omit<WalkOptions, 'coverage'>;
  /** The fewest turns that a walk must have to be kept. Default: 3. */
  minimum?: number;
  merge?: MergeOptions;
  insert?: Omit<InsertOptions, 'coverage'>;
  parallel?: ParallelOptions;
  split?: SplitOptions;
}

// A pool may have fewer different walks than were asked for.
const retries = 6;

/** Walk, Merge, Insert, parallel calls: φ; and φ̂ by Split (METHOD §7). Each edge gets its share of the steps. */
export function multiTurnRecipe(graph: DependencyGraph, options: MultiTurnOptions): Recipe {
  const { minimum = 3, walk: walkOptions = {} } = options;
  checkCount(minimum, 'minimum', 1);
  const coverage = createCoverage();
  const walking = walk({ ...walkOptions, coverage });
  const shaping = [merge(options.merge), insert({ ...options.insert, coverage }), parallel(options.parallel)];
  const splitting = split(options.split);
  const { target, steps = 7, helpers } = walkOptions;
  const distances = target === undefined ? undefined : distancesTo(graph, target);
  const seen = new Set<number>();
  return {
    starts: () => startsOf(graph, (id) => distances === undefined || (distances.get(id) ?? steps) < steps),
    async make(id, tool, context, tried) {
      const start = await startPath(
        { id, kind: 'multi-turn', tool, ...(helpers === undefined ? {} : { helpers }) },
        context,
      );
      const walked = start && (await walking.apply(start, context));
      if (walked === null || walked.turns.length < minimum) return null;
      if (target !== undefined && !toolsOn(walked).has(target)) return null;
      const phi = await applyAll(shaping, walked, context);
      const known = quickHash(
        callNodes(phi)
          .map((node) => node.tool)
          .join(' '),
      );
      if (seen.has(known) && tried < retries) return null;
      seen.add(known);
      return drawOf(phi, await splitting.apply(phi, forked(context, splitting)));
    },
    noStart: (id) => droppedPath(id, 'no-legal-start', 'no tool of the pool leads to another one'),
    noPath: (id) => droppedPath(id, 'walk-too-short', `no walk over the pool has ${minimum} turns`),
  };
}

function startsOf(graph: DependencyGraph, reaches: (id: string) => boolean): string[] {
  return graph.tools.map((tool) => tool.id).filter((id) => graph.outgoing(id).length > 0 && reaches(id));
}

async function applyAll(
  operations: readonly NodeOperation[],
  path: SignaturePath,
  context: OperationContext,
): Promise<SignaturePath> {
  let changed = path;
  for (const operation of operations) changed = await operation.apply(changed, forked(context, operation));
  return changed;
}

function forked(context: OperationContext, { name }: NodeOperation): OperationContext {
  return { ...context, random: context.random.fork(name) };
}

function drawOf(phi: SignaturePath, phiHat: SignaturePath): PathDraw {
  if (phiHat.variant === 'phi-hat') return { paths: [phi, phiHat], dropped: [] };
  const note = droppedPath(`${phi.id}-split`, 'no-split', 'no turn can be missed and no tool can be wished for');
  return { paths: [phi], dropped: [note] };
}
