// Training data for tools that are only described: answers are simulated to fit the output schemas.
import assert from 'node:assert/strict';
import { formatPoolReport, loadPool, parseSource, synthesize } from 'magnet-fc';

const source = 'examples/data/my-tools.json';
const pool = await loadPool([parseSource(source)]);
console.log(formatPoolReport(pool.report));

let shown = false;
for await (const { trajectory } of synthesize({ config: { pool: [source], rows: 30 } })) {
  if (shown || trajectory?.kind !== 'multi-turn') continue;
  shown = true;
  for (const { user, steps } of trajectory.turns) {
    console.log(`user: ${user}`);
    for (const { content, calls, results } of steps) {
      for (const [at, { name }] of calls.entries()) {
        assert.ok(pool.toolNamed(name));
        console.log(`  ${name} -> ${JSON.stringify(results[at])}`);
      }
      if (content) console.log(`agent: ${content}`);
    }
  }
}
assert.ok(shown);
