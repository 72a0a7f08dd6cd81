import { describe, expect, test } from 'vitest';
import { judgeMost } from '../../test/support/arbitrary-graph.ts';
import { rich } from '../../test/support/rich-graph.ts';
import { rowKinds } from '../core/path.ts';
import { createPathSampler } from './sampler.ts';

describe('a path sampler', () => {
  test('draws a kind the same whatever else is drawn', async () => {
    const options = { seed: 'test', judgeNested: judgeMost };
    const alone = createPathSampler(rich, options);
    const mixed = createPathSampler(rich, options);
    for (let draw = 0; draw < 10; draw += 1) {
      const expected = (await alone.next('multi-turn')).paths.map((path) => path.turns);
      await mixed.next('single');
      await mixed.next('multiple');
      expect((await mixed.next('multi-turn')).paths.map((path) => path.turns)).toEqual(expected);
    }
  });

  test('asks the judge once about an edge', async () => {
    const asked: string[] = [];
    const judgeNested: typeof judgeMost = (request) => {
      asked.push(`${request.hides} ${JSON.stringify(request.edge)}`);
      return judgeMost(request);
    };
    const sampler = createPathSampler(rich, { seed: 'test', judgeNested });
    for (let draw = 0; draw < 30; draw += 1) await sampler.next('multi-turn');
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(10);
  });

  test.each(rich.tools.map(({ id }) => id))('draws only paths that hold %s', async (through) => {
    const sampler = createPathSampler(rich, { seed: 'test', judgeNested: judgeMost, through });
    for (const kind of rowKinds) {
      for (let draw = 0; draw < 4; draw += 1) {
        const { paths, dropped } = await sampler.next(kind);
        if (paths.length === 0) expect(dropped.length).toBe(1);
        for (const { turns } of paths) {
          expect(turns.flatMap(({ nodes }) => nodes.map(({ tool }) => tool))).toContain(through);
        }
      }
    }
    expect((await sampler.next('multi-turn')).paths.length).toBeGreaterThan(0);
  });
});
