// Makes the rows of every arm with Magnet's own stages: npx tsx training/repro/data/generate.ts --size ci --out FOLDER
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { heldOutQuestion } from '../../../src/run/held-out-set.ts';
import { type MadeRow, makeRows } from './make-rows.ts';
import { counts, type RowSet, rowSets, type Size } from './plan.ts';

const { values } = parseArgs({
  options: { size: { type: 'string', default: 'ci' }, out: { type: 'string' } },
});
if (!values.out || !(values.size in counts))
  throw new Error('usage: generate.ts --size ci|reduced|three-seeds|full --out FOLDER');
const folder = values.out;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const set of rowSets(values.size as Size)) {
  const rows: MadeRow[] = [];
  for await (const made of makeRows(set.request)) {
    if (rows.push(made) === set.count) break;
  }
  write(set, rows);
}

function write({ file }: RowSet, rows: readonly MadeRow[]): void {
  append(
    `${file}.jsonl.gz`,
    rows.map(({ row }) => row),
  );
  if (file.startsWith('test-')) append(`${file}.questions.jsonl.gz`, rows.map(questionOf));
  console.log(file, rows.length);
}

function questionOf({ row, task, path, trajectory, world, stages }: MadeRow) {
  const heldOut = { id: row.id, heldOut: [`toolset:${world.seed}`], path, task, trajectory };
  return { world, category: row.category, question: heldOutQuestion(heldOut, stages.tool) };
}

// Several gzip members in one file are one file to every reader.
function append(file: string, records: readonly object[]): void {
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  appendFileSync(join(folder, file), gzipSync(lines, { level: 9 }));
}
