// Makes and exports a run of so many rows into a temporary folder, in a process of its own so that its memory is its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from '../../dist/run/config.js';
import { exportRunFolder } from '../../dist/run/export-folder.js';
import { readRunFolder } from '../../dist/run/reader.js';
import { reportRun } from '../../dist/run/summary.js';
import { synthesize } from '../../dist/run/synthesize.js';

const config = resolveConfig(undefined, { rows: Number(process.argv[2]) });
const folder = mkdtempSync(join(tmpdir(), 'magnet-bench-'));
const out = join(folder, 'run');
try {
  const started = performance.now();
  let [rows, pairs] = [0, 0];
  for await (const item of synthesize({ config, out })) {
    if (item.trajectory) rows += 1;
    pairs += item.pairs.length;
  }
  const made = performance.now();
  const run = readRunFolder(out);
  const { summary } = await reportRun(run);
  await exportRunFolder(run, { ...config, summary });
  const exported = performance.now();
  const memory = process.resourceUsage().maxRSS / 1024;
  const seconds = { make: (made - started) / 1000, export: (exported - made) / 1000 };
  process.stdout.write(JSON.stringify({ rows, pairs, ...seconds, memory }));
} finally {
  rmSync(folder, { recursive: true });
}
