// A run in a folder, exported for a trainer. The same call again would go on with it or find it finished.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportRunFolder, readRunFolder, reportRun, synthesize } from 'magnet-fc';

const out = await mkdtemp(join(tmpdir(), 'magnet-example-'));
for await (const _ of synthesize({ config: { rows: 40 }, out }));

const run = readRunFolder(out);
const { summary } = await reportRun(run);
const written = await exportRunFolder(run, {
  summary,
  license: 'CC0-1.0',
  formats: ['openai', 'trl-preference', 'hermes'],
  pairForm: 'first-divergence',
});
for (const { format, rows, files } of written) console.log(format, rows, files.length);

const lines = (await readFile(join(out, 'export/openai/train.jsonl'), 'utf8')).trimEnd().split('\n');
const { messages, tools } = JSON.parse(lines[0]!);
console.log(messages.map(({ role }: { role: string }) => role).join(', '), `and ${tools.length} tools`);
assert.equal(lines.length, 40);
assert.deepEqual(
  written.flatMap(({ dropped }) => Object.keys(dropped)),
  [],
);
assert.match(await readFile(join(out, 'export/README.md'), 'utf8'), /license: CC0-1\.0/i);
await rm(out, { recursive: true });
