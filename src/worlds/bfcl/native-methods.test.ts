import { expect, test } from 'vitest';
import type { World } from '../../core/world.ts';
import { synthesize } from '../../index.ts';
import { bfclWorlds } from './index.ts';
import type { NativeMethod } from './native.ts';
import { nativeMethodOf } from './native-methods.ts';
import { nativeClass, nativeNames } from './natives.ts';

test('no two classes have a method of the same name', () => {
  const names = nativeNames.flatMap((name) => [...nativeClass(name).methods.keys()]);
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
});

test('every tool of our own face runs the method that it is said to stand for', async () => {
  const tools = bfclWorlds.flatMap((world) => world.tools.map(({ id }) => id));
  const ran = await methodsByTool();
  const wrong = tools.filter((id) => !ran.get(id)?.has(nativeMethodOf(id) ?? ''));
  expect(wrong.map((id) => ({ id, said: nativeMethodOf(id), ran: [...(ran.get(id) ?? [])] }))).toEqual([]);
}, 60_000);

/** By tool, the native methods that its successful calls run, over conversations that use every tool. */
async function methodsByTool(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const heard: string[] = [];
  const restore = listen((method) => heard.push(method));
  const worlds = bfclWorlds.map(
    (world): World => ({
      ...world,
      run(state, call) {
        heard.length = 0;
        const result = world.run(state, call);
        const methods = found.get(`${world.name}/${call.name}`) ?? new Set();
        found.set(`${world.name}/${call.name}`, methods);
        if (result.ok) for (const method of heard) methods.add(method);
        return result;
      },
    }),
  );
  try {
    for await (const _ of synthesize({
      config: { rows: 900, mixture, pairs: { 'single-turn': 0, 'multi-turn': 0, irrelevance: 0 } },
      worlds,
    }));
  } finally {
    restore();
  }
  return found;
}

const mixture = { single: 1, parallel: 0, multiple: 0, 'multi-turn': 1, irrelevance: 0 };

/** Tells of every native method that runs. Returns what undoes it. */
function listen(hear: (method: string) => void): () => void {
  const undo = nativeNames.flatMap((className) => {
    const methods = nativeClass(className).methods as Map<string, NativeMethod<unknown>>;
    return [...methods].map(([name, method]) => {
      methods.set(name, {
        ...method,
        run: (...given) => {
          hear(name);
          return method.run(...given);
        },
      });
      return () => methods.set(name, method);
    });
  });
  return () => {
    for (const step of undo) step();
  };
}
