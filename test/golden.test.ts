import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeRun } from './support/make-run.ts';
import { decidedTexts } from './support/run-files.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

// Red means that the same seed now gives other data. Where that was meant, say so in the CHANGELOG and pin it again:
// npx vitest run test/golden.test.ts -u
test('seed 7 gives the same files as ever', async () => {
  const texts = await makeRun({ rows: 24, seed: 7 }, decidedTexts);
  const hashes = Object.entries(texts).map(([name, text]) => `${name} ${sha256(text)}`);
  expect(hashes).toMatchInlineSnapshot(`
    [
      "pool.jsonl fc9770f40985bde2706e830d0b3676f751a6bc891a2d09a42df7a3d2530ab605",
      "graph.json 01bef0bd102453eaf7688bc506a6d57e9653befcb163af513d9d1c4e9f6273b6",
      "paths.jsonl e604b5528d86b0fd7ebab0aee30993d00399f8fac6c27759e0bb2231bfc7eb8d",
      "tasks.jsonl a23bdb0965c94aa233c8599b1d075875318a2e20ba4b95debaefa505e085d0d2",
      "trajectories.jsonl 502211af0db4af98bbc0c0ed2bef73bc656f8ced0240ec3006ddac8d5a40bc18",
      "pairs.jsonl 89e626a00f69dec694ca11573094f728d87505e66d13f0d33929e8fc7e216a94",
      "dropped.jsonl 31b017bc1541c4ef5ac6e639850a6d6dac1c23de7a3d43e43618db5c18b03374",
    ]
  `);
});
