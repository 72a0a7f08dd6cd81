/**
 * `npm run schemas`: writes the JSON Schema of every file on disk, and the copies that the trainer carries; with
 * `--check`, fails where a committed one differs.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaTexts, trainerSchemas } from './support/file-schemas.ts';

const root = join(import.meta.dirname, '..');
const all = schemaTexts();
const folders: [folder: string, wanted: Map<string, string>][] = [
  ['schemas', all],
  ['training/src/magnet_train/schemas', new Map([...all].filter(([name]) => trainerSchemas.includes(name)))],
];
for (const [folder, wanted] of folders) {
  if (process.argv.includes('--check')) await check(folder, wanted);
  else await write(folder, wanted);
}

async function check(folder: string, wanted: ReadonlyMap<string, string>): Promise<void> {
  const found = await readdir(join(root, folder));
  const drifted = found.filter((name) => !wanted.has(name));
  for (const [name, text] of wanted) {
    if (!found.includes(name) || (await readFile(join(root, folder, name), 'utf8')) !== text) drifted.push(name);
  }
  if (drifted.length === 0) process.stdout.write(`${folder}: ${wanted.size} schemas are as the code says\n`);
  else throw new Error(`${folder} is not what the code says: ${drifted.join(', ')}; run: npm run schemas`);
}

async function write(folder: string, wanted: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(join(root, folder), { recursive: true });
  for (const name of await readdir(join(root, folder))) if (!wanted.has(name)) await rm(join(root, folder, name));
  for (const [name, text] of wanted) await writeFile(join(root, folder, name), text);
  process.stdout.write(`${folder}: wrote ${wanted.size} schemas\n`);
}
