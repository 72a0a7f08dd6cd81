import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePython, trainingFolder } from '../scripts/support/python.ts';
import { type PairForm, pairForms } from '../src/core/exporter.ts';
import { exportRunFolder, readRunFolder, reportRun, synthesize } from '../src/index.ts';

// A preference step of magnet-train beside one of TRL: the same pairs, tokens, masks and tiny model, in one thread.
const print = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'magnet-bench-training-'));
const python = await preparePython(print);

interface Measured {
  side: 'ours' | 'trl';
  pairs: number;
  tokens: { unique: number; 'both sides': number };
  seconds: number;
  grew_by: number;
}

function measure(side: string, form: PairForm): Measured {
  const program = join(trainingFolder, 'bench/mdpo_step.py');
  const argv = [program, side, join(folder, form, 'trl-preference')];
  const output = execFileSync(python, argv, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  return JSON.parse(output.trim().split('\n').at(-1)!);
}

try {
  for await (const _ of synthesize({ config: { rows: 340, seed: 1 }, out: join(folder, 'run') }));
  const run = readRunFolder(join(folder, 'run'));
  const { summary } = await reportRun(run);
  for (const pairForm of pairForms) {
    const options = { summary, license: 'apache-2.0', formats: ['trl-preference'], pairForm };
    await exportRunFolder(run, { ...options, folder: join(folder, pairForm) });
    for (const side of ['ours', 'trl']) {
      const { pairs, tokens, seconds, grew_by } = measure(side, pairForm);
      const memory = `${Math.round(grew_by / 2 ** 20)} MiB`;
      print(
        `${pairForm}, ${side}: ${seconds.toFixed(2)} s and ${memory} for ${pairs} pairs of ${tokens['both sides']} tokens`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
