import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPool, type ProcessedItem, parseSource, synthesize } from '../src/index.ts';
import { sharedData } from './support/shared-data.ts';

/** The folder of tools that nobody here wrote; where it is absent, small ones of our own. */
function poolFolder(name: string): string {
  const real = join(sharedData.folder, name);
  return existsSync(real) ? real : join(import.meta.dirname, 'fixtures/pools', name);
}

async function collect(pool: string): Promise<ProcessedItem[]> {
  const items: ProcessedItem[] = [];
  for await (const item of synthesize({ config: { pool: [pool], rows: 40 } })) items.push(item);
  return items;
}

describe.each(['toolbench', 'mcp'])('a pool from %s', (name) => {
  const folder = poolFolder(name);

  test('keeps tools and says why the others went', async () => {
    const { tools, dropped, report } = await loadPool([parseSource(folder)]);
    expect(tools.length).toBeGreaterThan(3);
    expect(dropped.length).toBeGreaterThan(0);
    expect(report).toMatchObject({ read: tools.length + dropped.length, kept: tools.length });
    expect(Object.values(report.dropped).reduce((sum, count) => sum + count)).toBe(dropped.length);
  });

  test('gives training rows, and a reason for everything else', async () => {
    const items = await collect(folder);
    const rows = items.flatMap(({ trajectory }) => trajectory ?? []);
    const kinds = new Set(rows.map(({ kind }) => kind));
    expect(rows.length).toBeGreaterThanOrEqual(30);
    expect([...kinds]).toEqual(expect.arrayContaining(['single', 'multiple', 'multi-turn', 'irrelevance']));
    expect(rows.flatMap(({ verdicts }) => verdicts).filter(({ pass }) => !pass)).toEqual([]);
    expect(items.filter(({ trajectory, pairs, dropped }) => !trajectory && !pairs.length && !dropped.length)).toEqual(
      [],
    );
  });
});
