import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import { parseJsonText } from '../core/json-text.ts';
import { type OperationName, operations, operationsOf, type RowKind, rowKinds } from '../core/path.ts';
import type { HeldOutSummary, RunSummary } from '../core/summary.ts';
import type { Tool } from '../core/tool.ts';
import { type Mistake, mistakes, type Trajectory } from '../core/trajectory.ts';
import { type BenchmarkReference, ContaminationTally } from '../verify/contamination/index.ts';
import { commandText } from './command-text.ts';
import type { RunConfig } from './config-schema.ts';
import { heldOutItems, labelChecks } from './files.ts';
import { DropTally } from './funnel.ts';
import { readCallLog } from './models/call-log.ts';
import { CostTally } from './models/costs.ts';
import type { RunReader } from './reader.ts';
import { rowMeter } from './row-meter.ts';
import { type Histogram, increment, MixtureTally } from './tally.ts';
import { targetsOf } from './targets.ts';

/** All that a report shows of a run. */
export interface RunReport {
  summary: RunSummary;
  finished: boolean;
  /** Items, that is paths, that are finished. */
  items: number;
  /** Multi-turn SFT rows by their number of turns. */
  turns: Histogram;
  /** Multi-turn SFT rows by their number of calls. */
  calls: Histogram;
}

/** What a report holds beside the figures of the run itself. */
export interface ReportOptions {
  /** A benchmark, from `bfclReference`, to measure how much of it the rows repeat. */
  benchmark?: BenchmarkReference | undefined;
}

/** The figures of a run, from one pass over its files. Throws `bad-file` when a file cannot be read. */
export async function summarizeRun(run: RunReader, options: ReportOptions = {}): Promise<RunSummary> {
  return (await reportRun(run, options)).summary;
}

/** The figures of a run and the distributions behind them, from one pass over its files. */
export async function reportRun(run: RunReader, { benchmark }: ReportOptions = {}): Promise<RunReport> {
  const tools: Tool[] = [];
  for await (const tool of run.tools()) tools.push(tool);
  const contamination = benchmark && new ContaminationTally(benchmark, tools);
  const measure = rowMeter(tools);
  const rows = await countRows(run, (row) => contamination?.add(measure(row)));
  const pairs = await countPairs(run);
  const { manifest, commit } = run;
  const heldOut = await countHeldOut(run);
  const items = commit.items - (commit.counts[heldOutItems] ?? 0);
  const asked = targetsOf(manifest.config as unknown as RunConfig).rows;
  const isShort = Object.entries(rows.tally.mixture().kinds).some(
    ([kind, count]) => count < asked[kind as keyof typeof asked],
  );
  const summary: RunSummary = {
    version: 1,
    magnet: manifest.magnet,
    seed: seedOf(manifest.config),
    config: manifest.config,
    command: commandText(manifest.magnet, manifest.config, isShort ? items : undefined),
    tools: tools.length,
    sft: rows.tally.mixture(),
    pairs: pairs.tally.mixture(),
    funnel: [],
    operations: await countOperations(run, rows.tasks),
    mistakes: pairs.mistakes,
    generators: Object.fromEntries(rows.generators),
    ...(await modelFigures(run)),
    ...(heldOut && { heldOut }),
    ...(contamination && { contamination: contamination.figures() }),
  };
  summary.funnel = await countFunnel(run, summary);
  return { summary, finished: run.finished, items, turns: rows.tally.turns, calls: rows.tally.calls };
}

async function modelFigures(run: RunReader): Promise<Pick<RunSummary, 'models' | 'labelChecks'>> {
  const tally = new CostTally();
  for await (const call of readCallLog(run.path)) tally.add(call);
  const models = tally.costs();
  const checks = Object.entries(run.commit.counts).filter(([label]) => label.startsWith(labelChecks));
  return {
    ...(models.length > 0 && { models }),
    ...(checks.length > 0 && {
      labelChecks: Object.fromEntries(checks.map(([label, count]) => [label.slice(labelChecks.length), count])),
    }),
  };
}

async function countRows(run: RunReader, onRow: (row: Trajectory) => void) {
  const tally = new MixtureTally();
  const tasks = new Set<string>();
  const generators = new Map<string, number>();
  for await (const trajectory of run.records('trajectories')) {
    if (trajectory.polarity !== 'positive') continue;
    tally.add(trajectory);
    onRow(trajectory);
    tasks.add(trajectory.task);
    increment(generators, trajectory.generator);
  }
  return { tally, tasks, generators };
}

async function countPairs(run: RunReader) {
  const tally = new MixtureTally();
  const counts = Object.fromEntries(mistakes.map((mistake) => [mistake, 0])) as Record<Mistake, number>;
  for await (const pair of run.records('pairs')) {
    tally.add(pair.chosen);
    counts[pair.mistake] += 1;
  }
  return { tally, mistakes: counts };
}

async function countOperations(run: RunReader, tasks: ReadonlySet<string>): Promise<Record<OperationName, number>> {
  const counts = Object.fromEntries(operations.map((name) => [name, 0])) as Record<OperationName, number>;
  for await (const path of run.records('paths')) {
    if (!tasks.has(path.id)) continue;
    for (const turn of path.turns) for (const name of operationsOf(turn)) counts[name] += 1;
  }
  return counts;
}

async function countHeldOut(run: RunReader): Promise<HeldOutSummary | undefined> {
  const { holdout } = run.manifest.config as Partial<RunConfig>;
  if (!holdout) return undefined;
  const kinds = Object.fromEntries(rowKinds.map((kind) => [kind, 0])) as Record<RowKind, number>;
  const what = Object.fromEntries(holdout.what.map((one) => [one, 0]));
  for await (const { task, heldOut } of run.records('heldout')) {
    kinds[task.kind] += 1;
    for (const one of heldOut) what[one] = (what[one] ?? 0) + 1;
  }
  return { kinds, what };
}

async function countFunnel(run: RunReader, summary: RunSummary): Promise<RunSummary['funnel']> {
  const drops = new DropTally();
  for await (const dropped of run.records('dropped')) drops.add(dropped);
  const { files } = run.commit;
  const heldOut = files.heldout.lines;
  return drops.funnel({
    tools: summary.tools,
    edges: await edgesOf(run),
    paths: files.paths.lines,
    tasks: files.tasks.lines,
    conversations: sum(summary.sft.kinds) + sum(summary.pairs.kinds),
    ...(summary.heldOut && { heldOut }),
  });
}

async function edgesOf(run: RunReader): Promise<number> {
  const path = join(run.path, 'graph.json');
  if (!existsSync(path)) return 0;
  const graph = parseJsonText(await readFile(path, 'utf8'), path);
  return isJsonObject(graph) && Array.isArray(graph.edges) ? graph.edges.length : 0;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

function seedOf(config: JsonObject): string | number {
  return typeof config.seed === 'number' || typeof config.seed === 'string' ? config.seed : 0;
}
