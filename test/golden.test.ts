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
      "paths.jsonl 7c2a160207feb3def4df380fe4a4d5c8d0a255348f06d4a6cd8ba31f13fbaa49",
      "tasks.jsonl 9d4ba57e1b75f49f620bc813a8af15774641392bfa2bced9fa2dd31f82836562",
      "trajectories.jsonl 42e0eb416001da3b41e797454c39e25c28b9c7aadeb053d72b32aa01d851bdbd",
      "pairs.jsonl d5360211ff5edd1def4e60e2df415501ec2b9e50a90d1704a17485369b8366df",
      "dropped.jsonl 7ed4f704cf2b8b38f91a78dbe9e8ad397bc2515d0d4c964f288e8c1a8b3411b7",
    ]
  `);
});
