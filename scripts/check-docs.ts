/** `npm run docs:check`: type-checks and runs every TypeScript snippet of the docs, and looks up every link. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenLinks } from './support/links.ts';
import { runNode, runOnBuild } from './support/run-node.ts';
import { readSnippets, type Snippet } from './support/snippets.ts';

const root = join(import.meta.dirname, '..');
// Beside package.json, so that `magnet-fc` is found as a user's import of the package is.
const folder = join(root, '.snippets');

const broken = await brokenLinks(root);
if (broken.length > 0) throw new Error(`links that lead nowhere:\n${broken.join('\n')}`);
const snippets = await readSnippets(root);
const placed = snippets.map((snippet, at) => ({
  ...snippet,
  file: `${at}-${snippet.place.replaceAll(/\W+/g, '-')}.ts`,
}));
try {
  await check(placed);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${snippets.length} snippets were type-checked and ran; all links lead somewhere\n`);

async function check(files: readonly (Snippet & { file: string })[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../tsconfig.json', compilerOptions: { paths: {} }, include: ['*.ts'] }),
  );
  for (const { file, code } of files) await writeFile(join(folder, file), `${code}\nexport {};\n`);
  await runNode('node_modules/typescript/bin/tsc', ['-p', folder]);
  for (const { place, file } of files) {
    process.stdout.write(`\n# ${place}\n`);
    await runInData(file);
  }
}

// The files that snippets name lie in `examples/data`.
async function runInData(file: string): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'magnet-docs-'));
  await cp(join(root, 'examples/data'), place, { recursive: true });
  await runOnBuild(join(folder, file), place);
  await rm(place, { recursive: true });
}
