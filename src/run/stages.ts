import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Dropped } from '../core/dropped.ts';
import { MagnetError } from '../core/errors.ts';
import type { DependencyGraph } from '../core/graph.ts';
import type { SignaturePath } from '../core/path.ts';
import { createRandom } from '../core/random.ts';
import type { JudgeDependencies, JudgeNested, Teacher } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { type BuildGraphOptions, buildGraph } from '../graph/build-graph.ts';
import { type EdgeOverrides, parseEdgeOverrides } from '../graph/overrides.ts';
import { type PathSamplerOptions, samplePaths } from '../paths/index.ts';
import { type LoadedPool, loadPool } from '../pool/load-pool.ts';
import { type PoolSource, parseSource } from '../pool/source.ts';
import { bfclWorlds } from '../worlds/bfcl/index.ts';
import type { RunConfig } from './config-schema.ts';

/** What a pool is prepared with: the worlds there are, and the roles that someone plays for it. */
export interface PreparePoolOptions extends Partial<Pick<Teacher, 'labelTool' | 'classifyTool' | 'renameTool'>> {
  worlds: readonly World[];
  cwd?: string;
}

/** The pool that a configuration asks for. `cwd` is the folder that relative paths start from. Throws as `loadPool`. */
export function preparePool(
  { pool, bfcl }: Pick<RunConfig, 'pool' | 'bfcl'>,
  { worlds, cwd = '.', labelTool, classifyTool, renameTool }: PreparePoolOptions,
): Promise<LoadedPool> {
  const isMeant = (world: World) => bfcl === 'on' || !bfclWorlds.includes(world);
  return loadPool(
    pool.map(parseSource).map((source) => fromFolder(source, cwd)),
    {
      worlds: worlds.filter(isMeant),
      otherWorlds: worlds.filter((world) => !isMeant(world)),
      ...(labelTool && { labelTool }),
      ...(classifyTool && { classifyTool }),
      ...(renameTool && { renameTool }),
    },
  );
}

/** What a graph is prepared with. */
export interface PrepareGraphOptions {
  judge: JudgeDependencies;
  judgedBy?: BuildGraphOptions['judgedBy'];
  worlds: readonly World[];
  cwd?: string;
  onDropped?: (dropped: Dropped) => void;
}

/** The graph that a configuration asks for. Throws as `buildGraph`, and `bad-file` when the file of edges is wrong. */
export async function prepareGraph(
  tools: readonly Tool[],
  config: Pick<RunConfig, 'seed' | 'edges' | 'crossCategory' | 'concurrency'>,
  options: PrepareGraphOptions,
): Promise<DependencyGraph> {
  const { judge, judgedBy = 'schema-match', worlds, cwd = '.', onDropped } = options;
  const overrides = config.edges === null ? undefined : await readOverrides(config.edges, { cwd, tools });
  return buildGraph(tools, {
    judge,
    judgedBy,
    random: createRandom(`${config.seed}/graph`),
    declared: worlds.flatMap((world) => world.dependencies),
    crossCategory: config.crossCategory,
    concurrency: config.concurrency,
    ...(overrides && { overrides }),
    ...(onDropped && { onDropped }),
  });
}

/** The paths that a configuration asks for, without end unless it sets a limit. Throws as `samplePaths`. */
export function preparePaths(
  graph: DependencyGraph,
  config: Pick<RunConfig, 'seed' | 'paths' | 'mixture' | 'limit'>,
  { judgeNested, onDropped }: { judgeNested: JudgeNested; onDropped?: (dropped: Dropped) => void },
): AsyncGenerator<SignaturePath> {
  return samplePaths(graph, {
    ...pathOptions(config, judgeNested),
    mixture: config.mixture,
    ...(config.limit !== null && { limit: config.limit }),
    ...(onDropped && { onDropped }),
  });
}

/** How a configuration wants its paths. */
export function pathOptions(
  { seed, paths }: Pick<RunConfig, 'seed' | 'paths'>,
  judgeNested: JudgeNested,
): PathSamplerOptions {
  return {
    seed: String(seed),
    judgeNested,
    minimum: paths.minimum,
    walk: { steps: paths.steps },
    merge: { probability: paths.merge },
    insert: { attempt: paths.insert, long: paths.insertLong, perTurn: paths.insertPerTurn },
    parallel: { probability: paths.parallel },
  };
}

function fromFolder(source: PoolSource, cwd: string): PoolSource {
  return source.type === 'path' ? { ...source, path: placed(source.path, cwd) } : source;
}

function placed(path: string, cwd: string): string {
  return isAbsolute(path) ? path : join(cwd, path);
}

async function readOverrides(
  file: string,
  { cwd, tools }: { cwd: string; tools: readonly Tool[] },
): Promise<EdgeOverrides> {
  const text = await readFile(placed(file, cwd), 'utf8').catch((cause: unknown) => {
    throw new MagnetError({ code: 'bad-file', what: 'the file of edges cannot be read', where: file, cause });
  });
  return parseEdgeOverrides(text, { file, tools });
}
