// The whole reproduction in one command; stop it and start it again as you like:
// npx tsx training/repro/reproduce.ts --size reduced --folder FOLDER [--python PATH] [--minutes N] [--page FILE]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;
// What making rows and scoring takes comes on top.
const usualMinutes = { ci: 2, reduced: 18, 'three-seeds': 100, full: 22 } as const;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'reduced' },
    folder: { type: 'string' },
    python: { type: 'string', default: join(here, '../.venv/bin/python') },
    minutes: { type: 'string' },
    page: { type: 'string' },
  },
});
const { size, folder, python, page } = values;
if (!folder || !(size in usualMinutes)) {
  throw new Error(
    'usage: reproduce.ts --size ci|reduced|three-seeds|full --folder FOLDER [--python PATH] [--minutes N] [--page FILE]',
  );
}
const minutes = values.minutes ?? String(usualMinutes[size as keyof typeof usualMinutes]);
const [data, work, out] = ['data', 'work', 'out'].map((part) => join(folder, part)) as [string, string, string];

if (!existsSync(join(data, 'tokenizer.json'))) {
  run(process.execPath, ['--import', 'tsx', join(here, 'data/generate.ts'), '--size', size, '--out', data]);
  run(python, ['-m', 'trial.pack', data]);
}
run(python, ['-m', 'trial.run', '--size', size, '--data', data, '--work', work, '--out', out, '--minutes', minutes]);
const report = ['--import', 'tsx', join(here, 'results/report.ts'), '--data', data, '--run', out, '--size', size];
run(process.execPath, page ? [...report, '--page', page] : report);

function run(program: string, parameters: string[]): void {
  const modules = [here, join(here, '../src')].join(delimiter);
  const { status, error } = spawnSync(program, parameters, {
    stdio: 'inherit',
    env: { ...process.env, PYTHONPATH: modules },
  });
  if (error) throw new Error(`${program} cannot be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
