import type { Dropped } from '../core/dropped.ts';
import type { DependencyGraph } from '../core/graph.ts';
import { createRandom } from '../core/random.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { confirmEdges, createRuleJudge } from '../graph/index.ts';
import type { LoadedPool } from '../pool/load-pool.ts';
import type { RunConfig } from './config-schema.ts';
import { type Equipment, equip } from './equipment.ts';
import type { Cast } from './models/cast.ts';
import { prepareGraph, preparePool } from './stages.ts';

/** Everything that is made once for a run, before the first path. */
export interface Prepared {
  equipment: Equipment;
  graph: DependencyGraph;
  /** What was dropped on the way. */
  dropped: readonly Dropped[];
}

/** What preparing takes beside the configuration. */
export interface PrepareOptions {
  worlds: readonly World[];
  cwd?: string;
  /** Opens the models of the run; absent where all roles are scripted. */
  openCast?: ((tool: (id: string) => Tool) => Promise<Cast>) | undefined;
}

/** Loads the pool, builds its graph, and tries the judged edges. Throws as the stages do. */
export async function prepare(config: RunConfig, { openCast, ...options }: PrepareOptions): Promise<Prepared> {
  let known: LoadedPool | undefined;
  // Models speak of tools once the pool is there; some of them help to load it.
  const cast = await openCast?.((id) => known!.tool(id));
  const pool = await preparePool(config, { ...options, ...cast?.teacher });
  known = pool;
  const dropped = [...pool.dropped];
  const onDropped = (drop: Dropped) => dropped.push(drop);
  const equipment = equip(pool.tools, { worlds: options.worlds, heldOut: config.holdout.what, cast });
  const judge = cast?.teacher.judgeDependencies;
  const concurrency = Math.max(config.concurrency, cast?.width ?? 1);
  const judged = await prepareGraph(
    pool.tools,
    { ...config, concurrency },
    {
      ...options,
      judge: judge ?? createRuleJudge(),
      judgedBy: judge ? 'teacher' : 'schema-match',
      onDropped,
    },
  );
  const graph = await confirmEdges(judged, {
    executor: equipment.executor,
    random: createRandom(`${config.seed}/confirm`),
    isReal: ({ source }) => source.kind === 'world',
    onDropped,
  });
  return { equipment, graph, dropped };
}
