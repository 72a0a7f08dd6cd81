import { expect, test } from 'vitest';
import type { Category } from '../core/categories.ts';
import { createRandom } from '../core/random.ts';
import { defaultAnnotations, type Tool } from '../core/tool.ts';
import { candidateSampler } from './candidates.ts';

function tools(size: number, category: Category, toolset: string): Tool[] {
  return Array.from({ length: size }, (_, index) => ({
    id: `${toolset}/${category}_${index}`,
    name: `tool_${index}`,
    description: '',
    category,
    toolset,
    inputSchema: { type: 'object' },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name: `tool_${index}` },
  }));
}

function cellsOfDraw(pool: readonly Tool[], { limit = 30, crossCategory = false, seed = 'seed' } = {}) {
  const draw = candidateSampler(pool, { limit, crossCategory, random: createRandom(seed) });
  const counts: Record<string, number> = {};
  for (const index of draw(0)) {
    const key = `${pool[index]!.category} ${pool[index]!.toolset}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

test('a large cell gives all candidates', () => {
  const pool = [...tools(500, 'Travel', 'one'), ...tools(500, 'Travel', 'two'), ...tools(500, 'Music', 'one')];
  expect(cellsOfDraw(pool)).toEqual({ 'Travel one': 30 });
});

test('a small cell is taken whole and filled up from the category, the toolset, then anywhere', () => {
  const pool = [
    ...tools(6, 'Travel', 'one'),
    ...tools(10, 'Travel', 'two'),
    ...tools(7, 'Music', 'one'),
    ...tools(500, 'Music', 'three'),
  ];
  expect(cellsOfDraw(pool)).toEqual({ 'Travel one': 5, 'Travel two': 10, 'Music one': 7, 'Music three': 8 });
});

test('across categories, a third comes from others', () => {
  const pool = [...tools(500, 'Travel', 'one'), ...tools(500, 'Music', 'two')];
  expect(cellsOfDraw(pool, { crossCategory: true })).toEqual({ 'Travel one': 20, 'Music two': 10 });
});

test('each tool of a cell is drawn about equally often', () => {
  const pool = tools(400, 'Travel', 'one');
  const counts = new Array<number>(400).fill(0);
  for (let round = 0; round < 400; round += 1) {
    const draw = candidateSampler(pool, { limit: 30, crossCategory: false, random: createRandom(round) });
    for (const index of draw(0)) counts[index]! += 1;
  }
  const others = counts.slice(1);
  // 400 draws of 30 among 399: 30 each on average, with a standard deviation of 5.3.
  expect(Math.min(...others)).toBeGreaterThan(30 - 5 * 5.3);
  expect(Math.max(...others)).toBeLessThan(30 + 5 * 5.3);
});
