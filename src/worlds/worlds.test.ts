import { expect, test } from 'vitest';
import { testWorld } from '../testing/world-suite.ts';
import { worlds } from './index.ts';

for (const world of worlds) testWorld(world);

test('no two tools of the worlds have the same name', () => {
  const names = worlds.flatMap((world) => world.tools.map((tool) => tool.name));
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
});
