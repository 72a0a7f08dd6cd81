/** `npm run schemas`: writes the JSON Schema of every file on disk; with `--check`, fails where a committed one differs. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaTexts } from './support/file-schemas.ts';

const folder = join(import.meta.dirname, '../schemas');
const wanted = schemaTexts();
await mkdir(folder, { recursive: true });
const found = await readdir(folder);
if (process.argv.includes('--check')) await check();
else await write();

async function check(): Promise<void> {
  const drifted = found.filter((name) => !wanted.has(name));
  for (const [name, text] of wanted) {
    if (!found.includes(name) || (await readFile(join(folder, name), 'utf8')) !== text) drifted.push(name);
  }
  if (drifted.length === 0) process.stdout.write(`${wanted.size} schemas are as the code says\n`);
  else throw new Error(`schemas/ is not what the code says: ${drifted.join(', ')}; run: npm run schemas`);
}

async function write(): Promise<void> {
  for (const name of found) if (!wanted.has(name)) await rm(join(folder, name));
  for (const [name, text] of wanted) await writeFile(join(folder, name), text);
  process.stdout.write(`wrote ${wanted.size} schemas\n`);
}
