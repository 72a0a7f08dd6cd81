/**
 * The whole pipeline at a tenth and at the full size of the paper's data set: rows a second of each stage, wall time and
 * peak memory. Run `npm run build` first, then `tsx bench/pipeline.ts [share...]`.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { measureStages, stageNames } from './support/stages.ts';

const child = fileURLToPath(new URL('./support/whole-run.mjs', import.meta.url));
const paperRows = 34_000;
const shares = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [0.1, 1];

console.log('Each stage alone, in one thread, on a tenth of the multi-turn rows:');
const rates = await measureStages(780);
for (const name of stageNames) console.log(`  ${name.padEnd(22)} ${rates[name].toFixed(0).padStart(8)} a second`);

for (const share of shares) {
  const rows = Math.round(paperRows * share);
  const output = execFileSync(process.execPath, [child, String(rows)], { encoding: 'utf8' });
  const run = JSON.parse(output) as { rows: number; pairs: number; make: number; export: number; memory: number };
  const total = run.make + run.export;
  console.log(`\n${run.rows} rows and ${run.pairs} pairs, made, executed, verified and exported:`);
  console.log(`  make    ${run.make.toFixed(1).padStart(6)} s  ${(run.rows / run.make).toFixed(0)} rows a second`);
  console.log(`  export  ${run.export.toFixed(1).padStart(6)} s  ${(run.rows / run.export).toFixed(0)} rows a second`);
  console.log(`  total   ${total.toFixed(1).padStart(6)} s, peak memory ${run.memory.toFixed(0)} MB`);
}
