/**
 * How fast graphs are built, and whether the time grows with the pool and no faster: `npx tsx bench/graph.ts`.
 * Targets of issue 2 on two cores: 5,000 tools in 1 s, 50,000 in 15 s, near linear.
 */
import { createRandom } from '../src/core/random.ts';
import { buildGraph } from '../src/graph/build-graph.ts';
import { createRuleJudge } from '../src/graph/rule-judge.ts';
import { syntheticPool } from './synthetic-pool.ts';

const sizes = [5_000, 50_000];

async function measure(size: number): Promise<number> {
  const tools = syntheticPool(size, `bench/${size}`);
  const start = performance.now();
  const before = process.cpuUsage();
  const graph = await buildGraph(tools, { judge: createRuleJudge(), random: createRandom('bench') });
  const seconds = (performance.now() - start) / 1000;
  const cpu = process.cpuUsage(before);
  const busy = (cpu.user + cpu.system) / 1e6;
  const rate = Math.round(size / seconds).toLocaleString('en');
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${size.toLocaleString('en')} tools: ${seconds.toFixed(2)} s (${busy.toFixed(2)} s of processor), ${rate} tools/s, ` +
      `${graph.edges.length.toLocaleString('en')} edges, ${memory} MB`,
  );
  return seconds;
}

await measure(1_000);
const seconds: number[] = [];
for (const size of sizes) seconds.push(await measure(size));
const growth = seconds[1]! / seconds[0]!;
console.log(`growth: ${growth.toFixed(1)} times the time for ${sizes[1]! / sizes[0]!} times the tools`);
