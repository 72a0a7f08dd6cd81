import { expect, test } from 'vitest';
import { testWorld } from '../../testing/world-suite.ts';
import { worlds } from '../index.ts';
import { bfclWorlds } from './index.ts';
import { nativeClass, nativeNames } from './natives.ts';

for (const world of bfclWorlds) testWorld(world);

test('no tool of our own face has a name that the benchmark or another world uses', () => {
  const native = nativeNames.flatMap((name) => [...nativeClass(name).methods.keys()]);
  const others = worlds.flatMap((world) => world.tools.map((tool) => tool.name));
  const own = bfclWorlds.flatMap((world) => world.tools.map((tool) => tool.name));
  expect(own.filter((name, at) => native.includes(name) || others.includes(name) || own.indexOf(name) < at)).toEqual(
    [],
  );
});
