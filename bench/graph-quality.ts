/**
 * How good the rule-based graph is: `npx tsx bench/graph-quality.ts`. Prints precision and recall against the
 * dependencies that the built-in worlds declare, each world by itself and all of them in one pool, and, where the folder
 * of shared data is there (`MAGNET_SHARED`, else `../shared`), against the questions of ToolBench.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../src/core/random.ts';
import type { Tool } from '../src/core/tool.ts';
import { buildGraph, createRuleJudge, measureEdges, measureRelevance } from '../src/graph/index.ts';
import { loadPool } from '../src/pool/load-pool.ts';
import { worlds } from '../src/worlds/index.ts';
import { readToolBenchQueries } from './toolbench-queries.ts';

const percent = (part: number) => `${(100 * part).toFixed(0)} %`;

function judgedGraph(tools: readonly Tool[]) {
  return buildGraph(tools, { judge: createRuleJudge(), random: createRandom('quality') });
}

async function againstWorlds(): Promise<void> {
  const whole = { name: 'all in one pool', tools: worlds.flatMap(({ tools }) => tools) };
  const dependencies = worlds.flatMap((world) => world.dependencies);
  for (const { name, tools, known } of [
    ...worlds.map((world) => ({ name: world.name, tools: world.tools, known: world.dependencies })),
    { ...whole, known: dependencies },
  ]) {
    const quality = measureEdges(await judgedGraph(tools), known);
    console.log(
      `${name}: ${tools.length} tools, ${quality.known} declared, ${quality.found} found, ` +
        `precision ${percent(quality.precision)}, recall ${percent(quality.recall)}`,
    );
  }
}

async function againstToolBench(folder: string): Promise<void> {
  const { tools } = await loadPool([{ type: 'path', path: join(folder, 'tools'), kind: 'toolbench' }]);
  const queries = readToolBenchQueries(readFileSync(join(folder, 'queries.jsonl'), 'utf8'), tools);
  const graph = await judgedGraph(tools);
  console.log(`ToolBench: ${tools.length} tools, ${graph.edges.length} edges`);
  for (const hops of [1, 2] as const) {
    const quality = measureRelevance(graph, queries, { hops });
    console.log(
      `  joined within ${hops} hops: ${quality.queries} questions, ${quality.pairs} pairs, ${quality.joined} joined, ` +
        `precision ${percent(quality.precision)} (by chance ${percent(quality.chance)}), recall ${percent(quality.recall)} (by chance ${percent(quality.baseRate)})`,
    );
  }
}

await againstWorlds();
const toolbench = join(process.env.MAGNET_SHARED ?? '../shared', 'toolbench');
if (existsSync(toolbench)) await againstToolBench(toolbench);
else console.log(`ToolBench: not measured, there is no folder ${toolbench}`);
