import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ToolCall, ToolResult } from '../src/core/call.ts';
import { createRandom, type Random } from '../src/core/random.ts';
import { defaultAnnotations, type Tool } from '../src/core/tool.ts';
import type { PreferencePair, Step, Trajectory, Turn } from '../src/core/trajectory.ts';
import { exportRun } from '../src/export/export-run.ts';
import { defaultFormats } from '../src/export/exporters.ts';

// How long the export of a data set of the paper's size takes: `npx tsx bench/export.ts [scale] [format…]`.
const scale = Number(process.argv[2] ?? 1);
const formats = process.argv.length > 3 ? process.argv.slice(3) : defaultFormats;
const random = createRandom('bench');
const tools = new Map(Array.from({ length: 150 }, (_, at) => syntheticTool(at)).map((tool) => [tool.id, tool]));
const folder = join(tmpdir(), `magnet-bench-export-${process.pid}`);

function syntheticTool(at: number): Tool {
  const name = `reserve_resource_${at}`;
  const text = (of: string) => ({
    type: 'string',
    description: `The ${of} that the request is about, as the user named it.`,
  });
  return {
    id: `bench/${name}`,
    name,
    description: `Reserves resource number ${at} for a person and a day, and says what it costs to do so.`,
    category: 'Business',
    toolset: 'bench',
    inputSchema: {
      type: 'object',
      properties: { person: text('person'), day: text('day'), count: { type: 'integer', minimum: 1 } },
      required: ['person', 'day'],
    },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name },
  };
}

function step(at: number, offered: readonly string[], from: Random): Step {
  const name = tools.get(from.pick(offered))!.name;
  const call: ToolCall = { id: `call_${at}`, name, arguments: { person: 'Ana Lima', day: '2026-05-04', count: at } };
  const result: ToolResult = { ok: true, output: { id: `R-${at}`, price: at * 3.5, status: 'reserved' } };
  return { content: null, calls: [call], results: [result] };
}

function turn(at: number, calls: number, offered: readonly string[], from: Random): Turn {
  const steps = Array.from({ length: calls }, (_, index) => step(at * 10 + index, offered, from));
  const closing: Step = { content: 'The reservation is made; it costs 35 euros for that day.', calls: [], results: [] };
  return {
    id: `t${at}`,
    user: 'Please reserve the small meeting room for Ana Lima on the fourth of May.',
    addsTools: [],
    steps: [...steps, closing],
  };
}

function trajectory(id: string, turns: number, calls: number): Trajectory {
  const from = random.fork(id);
  const offered = from.sample([...tools.keys()], 28);
  return {
    id,
    task: id,
    kind: turns > 1 ? 'multi-turn' : 'single',
    polarity: 'positive',
    tools: offered,
    turns: Array.from({ length: turns }, (_, at) => turn(at, calls, offered, from)),
    verdicts: [],
    generator: 'bench',
  };
}

function* trajectories(): Generator<Trajectory> {
  for (let at = 0; at < 26_200 * scale; at += 1) yield trajectory(`single-${at}`, 1, 2);
  for (let at = 0; at < 7_800 * scale; at += 1) yield trajectory(`multi-${at}`, 5, 3);
}

function* pairs(): Generator<PreferencePair> {
  for (let at = 0; at < 4_556 * scale; at += 1) {
    const chosen = trajectory(`pair-${at}`, 5, 3);
    const rejected = structuredClone(chosen);
    rejected.turns[2]!.steps[1]!.calls[0]!.arguments.day = '2026-05-05';
    const divergesAt = { turn: 't2', step: 1 };
    yield {
      id: chosen.id,
      task: chosen.id,
      kind: 'multi-turn',
      mistake: 'short-dependency',
      divergesAt,
      chosen,
      rejected,
    };
  }
}

const counted = { made: 0 };
for (const _ of trajectories()) counted.made += 1;
for (const _ of pairs()) counted.made += 1;
const started = performance.now();
for (const _ of trajectories()) counted.made += 1;
for (const _ of pairs()) counted.made += 1;
const making = performance.now() - started;
const cpuBefore = process.cpuUsage();
const result = await exportRun({
  trajectories: trajectories(),
  pairs: pairs(),
  tool: (id) => tools.get(id)!,
  folder,
  formats,
  pairForm: 'first-divergence',
  onDropped: (dropped) => console.log(dropped),
});
const seconds = (performance.now() - started - making * 2) / 1000;
const rows = result.reduce((sum, { rows }) => sum + rows, 0);
const { user, system } = process.cpuUsage(cpuBefore);
const cpu = ((user + system) / 1e6).toFixed(1);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${rows} rows in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s, ${cpu} s of processor time, peak ${peak} MB`,
);
console.log(`making the rows took ${(making / 1000).toFixed(1)} s and is not counted as time`);
rmSync(folder, { recursive: true });
