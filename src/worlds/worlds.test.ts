import { expect, test } from 'vitest';
import { faultsInReach } from '../testing/world-edges.ts';
import { testWorld } from '../testing/world-suite.ts';
import { worlds } from './index.ts';

for (const world of worlds) testWorld(world);

test.each(worlds)('a walk can go on from most tools of $name', (world) => {
  expect(faultsInReach(world)).toEqual([]);
});

test('no two tools of the worlds have the same name', () => {
  const names = worlds.flatMap((world) => world.tools.map((tool) => tool.name));
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
});
