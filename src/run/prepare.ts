import type { Dropped } from '../core/dropped.ts';
import type { DependencyGraph } from '../core/graph.ts';
import { createRandom } from '../core/random.ts';
import type { World } from '../core/world.ts';
import { confirmEdges, createRuleJudge } from '../graph/index.ts';
import type { RunConfig } from './config-schema.ts';
import { type Equipment, equip } from './equipment.ts';
import { prepareGraph, preparePool } from './stages.ts';

/** Everything that is made once for a run, before the first path. */
export interface Prepared {
  equipment: Equipment;
  graph: DependencyGraph;
  /** What was dropped on the way. */
  dropped: readonly Dropped[];
}

/** Loads the pool, builds its graph, and tries the judged edges. Throws as the stages do. */
export async function prepare(
  config: RunConfig,
  options: { worlds: readonly World[]; cwd?: string },
): Promise<Prepared> {
  const pool = await preparePool(config, options);
  const dropped = [...pool.dropped];
  const onDropped = (drop: Dropped) => dropped.push(drop);
  const equipment = equip(pool.tools, options.worlds, config.holdout.what);
  const judged = await prepareGraph(pool.tools, config, { ...options, judge: createRuleJudge(), onDropped });
  const graph = await confirmEdges(judged, {
    executor: equipment.executor,
    random: createRandom(`${config.seed}/confirm`),
    isReal: ({ source }) => source.kind === 'world',
    onDropped,
  });
  return { equipment, graph, dropped };
}
