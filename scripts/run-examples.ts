/** `npm run examples`: runs every example against the built package; each asserts what it shows. */
import { readdir } from 'node:fs/promises';
import { runOnBuild } from './support/run-node.ts';

const files = (await readdir('examples')).filter((name) => name.endsWith('.ts')).sort();
for (const file of files) {
  process.stdout.write(`\n# examples/${file}\n`);
  await runOnBuild(`examples/${file}`);
}
process.stdout.write(`\n${files.length} examples ran and asserted\n`);
