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
      "paths.jsonl f0655e89b5192250a3605b32bd450cb298744c57f57319beea2e46e731a979b1",
      "tasks.jsonl 4794b64f6d11fc68d073b9f527a6fb3d57db689df8ce601c8c5a693735584ffa",
      "trajectories.jsonl 79b2fc2f5f36650d812d87a3e45c3e113cbcb6d7ed130711fc85a7760e107c79",
      "pairs.jsonl fa9e934f6a7ce238143c72cbf75159cb921f61fd1f476614d9e96532bcd61e0f",
      "dropped.jsonl a85b184f7ad2956729b904bfcb058d6d4c1d1e0dce551a45d675e53c420afd48",
    ]
  `);
});
