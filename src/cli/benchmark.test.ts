import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeBfclFixture } from '../../test/support/bfcl-fixture.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import type { RunSummary } from '../core/summary.ts';

const newFolder = emptyFolders();
const argv = ['run', '--pool', 'world:tickets', '--limit', '25'];

async function summaryOf(words: readonly string[], cwd: string, env = {}): Promise<RunSummary> {
  const { code, stdout, stderr } = await magnet([...words, '--json'], { cwd, env });
  expect({ code, stderr: stderr.replace(/^.*(paths|rows|edges).*\n/gm, '') }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as RunSummary;
}

describe('a run that was made without the data', () => {
  const makeRun = async () => {
    const cwd = newFolder();
    writeBfclFixture(join(cwd, 'bfcl'));
    await magnet(argv, { cwd });
    return cwd;
  };

  test('is reported without figures of overlap, and the card says so', async () => {
    const cwd = await makeRun();
    const { stdout } = await magnet(['report', 'run'], { cwd });
    expect(stdout).not.toContain('Overlap');
    expect(readFileSync(join(cwd, 'run/export/README.md'), 'utf8')).toContain('Not measured');
  });

  test('is measured by --bfcl-data, as text, JSON and a page', async () => {
    const cwd = await makeRun();
    const { stdout } = await magnet(['report', 'run', '--bfcl-data', 'bfcl'], { cwd });
    expect(stdout).toMatch(/^Overlap with BFCL v3 at unknown +found +share +in the paper$/m);
    expect(stdout).toMatch(/^paths of multi_turn_base in a row +\d of 1 +/m);
    const { contamination } = await summaryOf(['report', 'run', '--bfcl-data', 'bfcl'], cwd);
    expect(contamination).toMatchObject({
      benchmark: { name: 'BFCL v3', commit: 'unknown' },
      rows: expect.any(Number),
    });
    await magnet(['report', 'run', '--bfcl-data', 'bfcl', '--html', 'report.html'], { cwd });
    expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toContain('<h2>Overlap with BFCL v3 at unknown</h2>');
  });

  test('is measured by BFCL_DATA too, in the report and in the card', async () => {
    const cwd = await makeRun();
    const env = { BFCL_DATA: 'bfcl' };
    expect((await summaryOf(['report', 'run'], cwd, env)).contamination).toBeDefined();
    await magnet(['export', 'run', '--out', 'out'], { cwd, env });
    const card = readFileSync(join(cwd, 'out/README.md'), 'utf8');
    expect(card).toContain('Measured on BFCL v3, data of commit unknown');
  });

  test('a folder without the data is named', async () => {
    const cwd = await makeRun();
    const { code, stderr } = await magnet(['report', 'run', '--bfcl-data', 'nowhere'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/nowhere: there is no such folder/);
  });
});

describe('magnet run --bfcl-data', () => {
  test('refuses copies, which --no-decontaminate only counts', async () => {
    const cwd = newFolder();
    writeBfclFixture(join(cwd, 'bfcl'));
    // The words of one row of the run become a question of the benchmark.
    await magnet([...argv, '--out', 'first'], { cwd });
    const rows = readFileSync(join(cwd, 'first/trajectories.jsonl'), 'utf8').trimEnd().split('\n');
    const { user } = JSON.parse(rows[3]!).turns[0];
    const question = { id: 'irrelevance_0', question: [[{ role: 'user', content: user }]], function: [] };
    writeFileSync(join(cwd, 'bfcl/BFCL_v4_irrelevance.json'), `${JSON.stringify(question)}\n`);

    const clean = await summaryOf([...argv, '--bfcl-data', 'bfcl'], cwd);
    expect(clean.funnel.find(({ stage }) => stage === 'verify')?.dropped['benchmark-query']).toBeGreaterThan(0);
    expect(clean.contamination?.overlapping['benchmark-query']).toBe(0);
    expect(clean.command).toContain('--bfcl-data bfcl');
    expect(readFileSync(join(cwd, 'run/dropped.jsonl'), 'utf8')).toContain(
      '"detail":"shares a run of words with irrelevance_0"',
    );
    // The folder that the run was made with is used again.
    expect((await summaryOf(['report', 'run'], cwd)).contamination).toEqual(clean.contamination);

    const counted = await summaryOf([...argv, '--bfcl-data', 'bfcl', '--no-decontaminate', '--out', 'all'], cwd);
    expect(counted.contamination?.overlapping['benchmark-query']).toBeGreaterThan(0);
    expect(counted.command).toContain('--no-decontaminate');
  });

  test('the configuration says the same', async () => {
    const cwd = newFolder();
    writeBfclFixture(join(cwd, 'bfcl'));
    writeFileSync(join(cwd, 'magnet.config.yaml'), 'bfclData: bfcl\ndecontaminate: false\nbfcl: on\n');
    const { config, contamination } = await summaryOf(argv, cwd);
    expect(config).toMatchObject({ bfclData: 'bfcl', decontaminate: false, bfcl: 'on' });
    expect(contamination).toBeDefined();
  });
});

test('--bfcl on takes the worlds of BFCL among worlds', async () => {
  const kept = async (...flags: string[]) =>
    (await magnet(['pool', 'worlds', ...flags])).stdout.match(/in (\d+) toolsets/)?.[1];
  expect([await kept(), await kept('--bfcl', 'off'), await kept('--bfcl', 'on')]).toEqual(['9', '9', '17']);
});
