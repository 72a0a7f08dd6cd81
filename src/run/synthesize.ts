import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { BenchmarkIdentity } from '../core/contamination.ts';
import { MagnetError, misuse } from '../core/errors.ts';
import type { World } from '../core/world.ts';
import { graphToJson } from '../graph/index.ts';
import type { Clock } from '../model/index.ts';
import { guarded, nodeFileSystem } from '../store/file-system.ts';
import type { BenchmarkReference } from '../verify/contamination/index.ts';
import { builtInWorlds } from '../worlds/built-in.ts';
import { completeConfig, configFingerprint, recordedConfig } from './config.ts';
import type { configSchema, RunConfig } from './config-schema.ts';
import type { RunEvent } from './events.ts';
import { heldOutItems, labelChecks, type WholeFile } from './files.ts';
import { readFinishedItems } from './finished-items.ts';
import { openRunFolder, type RunFolder, type RunFolderOptions } from './folder.ts';
import { type ItemsOptions, synthesizeItems } from './items.ts';
import { CallLog, type ModelCall } from './models/call-log.ts';
import { type Casting, type OpenCast, openCasting, readCasting } from './models/open-cast.ts';
import type { OpenModel } from './models/open-models.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { ProcessedItem } from './process-item.ts';
import { readRunFolder } from './reader.ts';
import { targetsOf } from './targets.ts';
import { threadWork, usefulThreads } from './thread-work.ts';
import { magnetVersion } from './version.ts';
import { localWork } from './work.ts';

/** What a run is made from. */
export interface SynthesizeOptions {
  /** As in a configuration file; what is left out has its default. */
  config?: z.input<typeof configSchema>;
  /** The run folder. A run that stands there is gone on with. Without it nothing is written. */
  out?: string;
  /** The worlds that `pool` may name. Default: the built-in ones, those of BFCL's classes included. */
  worlds?: readonly World[];
  /** A benchmark, from `bfclReference`; rows that repeat it are refused unless the configuration says otherwise. */
  benchmark?: BenchmarkReference;
  /** Opens the models that the configuration gives roles to: `({ model, baseUrl }) => createChatModel({ model, baseUrl, key })`. */
  openModel?: OpenModel;
  /** Whether answers of models are kept in the cache of the configuration. Default: true. */
  keepsAnswers?: boolean;
  /** Hears of every request that is sent to a model. */
  onRequest?: (call: ModelCall) => void;
  /** What pauses between requests are measured by. Default: the time of this machine. */
  clock?: Clock;
  /** The folder that the configuration's relative paths start from. Default: the current one. */
  cwd?: string;
  /** When it fires, the run stops after what is in work, and can be gone on with. */
  signal?: AbortSignal;
  /** Hears what happens, when there is a run folder. */
  onEvent?: (event: RunEvent) => void;
}

/**
 * Makes training data, streaming what every path became, in an order that does not depend on the concurrency. With `out`
 * each item is on disk soon after it is given, and the same call goes on after a stop or a crash. Throws `misuse` or
 * `bad-file` for wrong options and files, `bad-run` when the folder holds another run, `stopped` when the signal fired,
 * `broken-world` when the world outside failed; in the last two cases the same call goes on where it stopped.
 */
export async function* synthesize(options: SynthesizeOptions = {}): AsyncGenerator<ProcessedItem> {
  const { worlds = builtInWorlds, cwd = '.', signal, out } = options;
  const config = completeConfig(options.config ?? {});
  const refused = refusedBenchmark(config, options);
  const casting = await readCasting(config, cwd);
  if (out === undefined) {
    const models =
      casting &&
      (await openCasting(casting, { ...options, config, cwd, log: new CallLog(undefined, options.onRequest) }));
    try {
      const prepared = await prepare(config, { worlds, cwd, openCast: models?.cast });
      yield* makeItems({ config, prepared, refused, signal }, worlds);
    } finally {
      await models?.close();
    }
    return;
  }
  const folder = openRunFolder(out, folderOptions(config, { refused: refused?.identity, casting }, options));
  try {
    const log = new CallLog({ fileSystem: guarded(nodeFileSystem), folder: out }, options.onRequest);
    const models = casting && (await openCasting(casting, { ...options, config, cwd, log }));
    try {
      yield* runInFolder(folder, { config, refused, models }, { ...options, worlds });
    } finally {
      await models?.close();
    }
  } finally {
    folder.close();
  }
}

function refusedBenchmark(config: RunConfig, { benchmark }: SynthesizeOptions): BenchmarkReference | undefined {
  if (config.bfclData !== null && benchmark === undefined) {
    misuse('the configuration names the data of BFCL, and the benchmark is not given', {
      where: 'synthesize',
      expected: 'the option benchmark, as bfclReference(folder) makes it',
    });
  }
  return config.decontaminate ? benchmark : undefined;
}

function folderOptions(
  config: RunConfig,
  { refused, casting }: { refused: BenchmarkIdentity | undefined; casting: Casting | undefined },
  { onEvent }: SynthesizeOptions,
): RunFolderOptions {
  return {
    config: recordedConfig(config),
    fingerprint: configFingerprint(config, { refused, cast: casting?.identity }),
    version: magnetVersion,
    ...(refused && { decontaminatedAgainst: refused }),
    ...(onEvent && { onEvent }),
  };
}

async function* runInFolder(
  folder: RunFolder,
  { config, refused, models }: Pick<ItemsOptions, 'config' | 'refused'> & { models: OpenCast | undefined },
  { worlds = [], cwd = '.', signal }: SynthesizeOptions,
): AsyncGenerator<ProcessedItem> {
  if (folder.finished && !goesOn(config, folder)) return;
  folder.record({ type: 'run-started', resumedAt: folder.resumeAt, wanted: rowsWanted(config) });
  const started = performance.now();
  const prepared = await prepare(config, { worlds, cwd, openCast: models?.cast });
  const milliseconds = Math.round(performance.now() - started);
  folder.record({ type: 'stage-finished', stage: 'graph', count: prepared.graph.edges.length, milliseconds });
  if (folder.begun) assertSameBeginning(folder, prepared);
  else writeBeginning(folder, prepared);
  const finished = folder.resumeAt > 0 ? await readFinishedItems(readRunFolder(folder.path)) : undefined;
  for await (const item of makeItems({ config, prepared, refused, signal, ...(finished && { finished }) }, worlds)) {
    folder.append({ records: recordsOf(item), counts: countsOf(item) });
    yield item;
  }
  folder.flush();
  if (signal?.aborted) {
    folder.record({ type: 'run-stopped', items: folder.resumeAt, reason: 'interrupted' });
    throw new MagnetError({ code: 'stopped', what: 'the run was interrupted', hint: 'Run the same command to go on' });
  }
  const paths = readRunFolder(folder.path).commit.files.paths.lines;
  const limit = config.limit !== null && paths >= config.limit ? config.limit : null;
  folder.record({ type: 'run-finished', items: folder.resumeAt, limit });
}

/** Whether a finished run ended at a limit that is higher now. */
function goesOn(config: RunConfig, { limit }: RunFolder): boolean {
  return limit !== null && (config.limit === null || config.limit > limit);
}

async function* makeItems(
  options: Omit<ItemsOptions, 'workers'>,
  worlds: readonly World[],
): AsyncGenerator<ProcessedItem> {
  const { config, prepared } = options;
  // A thread knows the built-in worlds by import; other worlds are code that cannot be handed over.
  const known = worlds.every((world) => builtInWorlds.includes(world));
  const { equipment } = prepared;
  // What models are asked waits for their servers and not for a processor.
  const threads = known && !equipment.cast ? usefulThreads(config, rowsWanted(config)) : 0;
  const workers =
    threads > 0 ? threadWork(threads, { config, tools: equipment.pool.tools }) : localWork(config, equipment);
  try {
    yield* synthesizeItems({ ...options, workers });
  } finally {
    await workers.close();
  }
}

function writeBeginning(folder: RunFolder, { equipment: { pool }, graph, dropped }: Prepared): void {
  folder.writeWhole('pool.jsonl', lines(pool.tools));
  folder.writeWhole('graph.json', graphToJson(graph));
  folder.commitApart({ records: { dropped } });
}

// The configuration names files, and what stands in a file can change between two starts.
function assertSameBeginning({ path }: RunFolder, { equipment: { pool }, graph }: Prepared): void {
  assertSameText(path, 'pool.jsonl', lines(pool.tools));
  assertSameText(path, 'graph.json', graphToJson(graph));
}

function assertSameText(folder: string, file: WholeFile, pieces: Iterable<string>): void {
  const where = join(folder, file);
  if (existsSync(where) && readFileSync(where, 'utf8') === [...pieces].join('')) return;
  throw new MagnetError({
    code: 'bad-run',
    what: 'the tools or edges are others than when this run was begun',
    where,
    hint: 'Restore the files of the pool to go on, or start a new run in another folder',
  });
}

function* lines(records: Iterable<unknown>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}

function recordsOf({ path, task, trajectory, pairs, dropped, heldOut }: ProcessedItem) {
  return {
    ...(path && { paths: [path] }),
    ...(task && { tasks: [task] }),
    ...(trajectory && { trajectories: [trajectory] }),
    ...(heldOut && { heldout: [heldOut] }),
    pairs,
    dropped,
  };
}

function countsOf({ heldOut, labels = {} }: ProcessedItem): Record<string, number> {
  const checked = Object.entries(labels).map(([verdict, count]) => [`${labelChecks}${verdict}`, count]);
  return { ...(heldOut !== undefined && { [heldOutItems]: 1 }), ...Object.fromEntries(checked) };
}

// Some paths are dropped and then more are drawn, so this is a guess until the run is over.
function rowsWanted(config: RunConfig): number {
  const rows = Object.values(targetsOf(config).rows).reduce((sum, count) => sum + count, 0);
  return Math.min(rows, config.limit ?? rows);
}
