/** Times the verify stage on many copies of one conversation and on many short texts: `npx tsx bench/verify.ts`. */

import { createRandom } from '../src/core/random.ts';
import { createNearDuplicateIndex } from '../src/verify/near-duplicates.ts';
import { defaultVerifiers, verifyTrajectory } from '../src/verify/verify-trajectory.ts';
import { goodFixture, inputOf } from '../test/support/verify-fixture.ts';

const rounds = 5000;

async function time(name: string, count: number, run: () => Promise<void> | void): Promise<void> {
  const start = performance.now();
  await run();
  const each = ((performance.now() - start) * 1000) / count;
  console.log(`${name.padEnd(20)} ${each.toFixed(1).padStart(7)} µs each`);
}

const input = inputOf(await goodFixture());
await time('all verifiers', rounds, async () => {
  for (let at = 0; at < rounds; at += 1) await verifyTrajectory(input);
});
for (const verifier of defaultVerifiers) {
  await time(verifier.name, rounds, async () => {
    for (let at = 0; at < rounds; at += 1) await verifyTrajectory(input, [verifier]);
  });
}

const random = createRandom('bench');
const words = Array.from({ length: 2000 }, (_, at) => `w${at}`);
const templates = Array.from({ length: 200 }, () => Array.from({ length: 30 }, () => random.pick(words)));
const texts = Array.from({ length: 40_000 }, () =>
  random
    .pick(templates)
    .map((word) => (random.chance(0.1) ? random.pick(words) : word))
    .join(' '),
);
await time('near duplicates', texts.length, () => {
  const index = createNearDuplicateIndex();
  let found = 0;
  for (const [at, text] of texts.entries()) if (index.add(String(at), text) !== null) found += 1;
  console.log(`${found} of ${texts.length} texts of thirty words nearly repeat another`);
});
