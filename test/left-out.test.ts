import { expect, test } from 'vitest';
import type { Task } from '../src/core/task.ts';
import { synthesize } from '../src/index.ts';
import { saysAnyway } from '../src/teacher/plan/says-anyway.ts';

test('a value that a turn leaves out cannot be read from its words', async () => {
  let leftOut = 0;
  for await (const { task } of synthesize({
    config: { rows: 300, seed: 1, mixture: { single: 0, parallel: 0, multiple: 0, irrelevance: 0, 'multi-turn': 1 } },
  })) {
    if (!task) continue;
    for (const { query, value } of turnsWithout(task)) {
      leftOut += 1;
      expect(saysAnyway(query, value), `${task.id}: ${query}`).toBe(false);
    }
  }
  expect(leftOut).toBeGreaterThan(40);
});

/** The turns of a task in which a parameter is missing that the next turn supplies, with the value that the user means. */
function turnsWithout({ turns }: Task) {
  return turns.flatMap(({ query, missing }, at) => {
    const step = turns[at + 1]?.steps.find(({ tool }) => tool === missing?.tools[0]);
    if (missing?.kind !== 'parameter' || !step) return [];
    return [{ query, value: step.calls[0]!.call.arguments[missing.parameter!]! }];
  });
}
