import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readToolBenchQueries } from '../bench/toolbench-queries.ts';
import { createRandom } from '../src/core/random.ts';
import { buildGraph, createRuleJudge, measureEdges, measureRelevance } from '../src/graph/index.ts';
import { loadPool } from '../src/pool/load-pool.ts';
import { worlds } from '../src/worlds/index.ts';
import { sharedData } from './support/shared-data.ts';

// The floors lie somewhat below what is measured, so that a new world does not break them and a broken rule does.
test('the rules find what the built-in worlds declare', async () => {
  const tools = worlds.flatMap((world) => world.tools);
  const declared = worlds.flatMap((world) => world.dependencies);
  const graph = await buildGraph(tools, { judge: createRuleJudge(), random: createRandom('quality') });
  const { precision, recall } = measureEdges(graph, declared);
  expect(precision).toBeGreaterThan(0.5);
  expect(recall).toBeGreaterThan(0.75);
});

test.skipIf(sharedData.absent)(
  'tools that answer one question of ToolBench are joined more often (needs ../shared)',
  async () => {
    const folder = join(sharedData.folder, 'toolbench');
    const { tools } = await loadPool([{ type: 'path', path: join(folder, 'tools'), kind: 'toolbench' }]);
    const queries = readToolBenchQueries(readFileSync(join(folder, 'queries.jsonl'), 'utf8'), tools);
    const graph = await buildGraph(tools, { judge: createRuleJudge(), random: createRandom('quality') });
    const quality = measureRelevance(graph, queries, { hops: 1 });
    expect(quality.queries).toBeGreaterThan(50);
    expect(quality.recall).toBeGreaterThan(1.5 * quality.baseRate);
  },
);
