// The whole pipeline in a loop: every item arrives as soon as it is made, executed and checked.
import assert from 'node:assert/strict';
import { synthesize } from 'magnet-fc';

const rows: Record<string, number> = {};
let pairs = 0;
for await (const item of synthesize({ config: { pool: ['worlds'], rows: 60, seed: 1 } })) {
  if (item.trajectory) {
    const { kind, verdicts } = item.trajectory;
    rows[kind] = (rows[kind] ?? 0) + 1;
    assert.ok(verdicts.every(({ pass }) => pass));
  }
  for (const { chosen, rejected, mistake, divergesAt } of item.pairs) {
    pairs += 1;
    assert.deepEqual(
      chosen.turns.map(({ user }) => user),
      rejected.turns.map(({ user }) => user),
    );
    console.log(`pair: ${mistake} in turn ${divergesAt.turn}`);
  }
  for (const { stage, reason } of item.dropped) console.log(`dropped by ${stage}: ${reason}`);
}

console.log(rows, pairs);
assert.deepEqual(Object.keys(rows).sort(), ['irrelevance', 'multi-turn', 'multiple', 'parallel', 'single']);
assert.ok(pairs > 0);
