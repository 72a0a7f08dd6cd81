/** `npm run bench`: runs every file of `bench/` that measures, or those whose names are given. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNode } from './support/run-node.ts';

const wanted = process.argv.slice(2);
for (const file of (await readdir('bench')).filter((name) => name.endsWith('.ts')).sort()) {
  const name = file.replace(/\.ts$/, '');
  if (wanted.length > 0 ? !wanted.includes(name) : await onlyHelps(file)) continue;
  process.stdout.write(`\n# bench/${file}\n`);
  await runNode('node_modules/tsx/dist/cli.mjs', ['--expose-gc', join('bench', file)]);
}

// A file that exports is a part of others.
async function onlyHelps(file: string): Promise<boolean> {
  return /^export /m.test(await readFile(join('bench', file), 'utf8'));
}
