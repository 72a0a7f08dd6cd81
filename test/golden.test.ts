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
      "pool.jsonl 79dd5bb410bb798fde9939e0a3637c335b9cd3adc7df703a5eba937e9ce2bc9e",
      "graph.json f649631f36fb136a915e29eb0a4ba11bbf4a5d6ec1805003b26ff26139e77afe",
      "paths.jsonl ee3eaa7898b022b9f90d6cfdd5b040110fbadd76c5524b1742bed4a7928f0798",
      "tasks.jsonl c9184929e56717a248a40f1ca3d2b169c7685a4f94773799cab9cd1b9f416baf",
      "trajectories.jsonl f91017cc77ac707892c51e3b3859ea6a4f1156aa8f00955cb284d72bd18b4b06",
      "pairs.jsonl 78a3add002d80bd29f35553573692270aafa1101ce17e376aaa694edeaf26cd2",
      "dropped.jsonl 641cf503f77bd18a8c5c12e29f496ef6cde3d9d9a794782b9895dbd285f71de0",
    ]
  `);
});
