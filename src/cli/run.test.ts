import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';

const newFolder = emptyFolders();
const argv = ['run', '--pool', 'world:routes', '--limit', '8'];

describe('magnet run', () => {
  test('makes, exports and reports; the result is sound', async () => {
    const cwd = newFolder();
    const { code, stdout } = await magnet(argv, { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^\d+ training rows and \d+ preference pairs from \d+ tools and 8 paths, seed 1 \(finished\)\n/,
    );
    expect(readdirSync(join(cwd, 'run/export')).sort()).toEqual(['README.md', 'openai', 'trl-preference']);
    for (const path of ['run', 'run/export/openai/train.jsonl', 'run/export/trl-preference/train.jsonl']) {
      expect(await magnet(['validate', path], { cwd })).toEqual({ code: 0, stdout: `${path} is sound\n`, stderr: '' });
    }
  });

  test('a second call finds nothing to do and gives the same', async () => {
    const cwd = newFolder();
    const first = await magnet([...argv, '--json'], { cwd });
    const trajectories = readFileSync(join(cwd, 'run/trajectories.jsonl'));
    const second = await magnet([...argv, '--json'], { cwd });
    expect(second.stdout).toBe(first.stdout);
    expect(readFileSync(join(cwd, 'run/trajectories.jsonl'))).toEqual(trajectories);
    expect(JSON.parse(first.stdout)).toMatchObject({ version: 1, seed: 1, magnet: '0.1.0' });
  });

  test('a stop exits with 3, and the same command goes on to the same data', async () => {
    const cwd = newFolder();
    const stop = new AbortController();
    stop.abort();
    const stopped = await magnet(argv, { cwd, signal: stop.signal });
    expect(stopped).toMatchObject({ code: 3, stdout: '' });
    expect(stopped.stderr).toMatch(/run the same command/i);
    expect(await magnet(argv, { cwd })).toMatchObject({ code: 0 });
    const whole = newFolder();
    await magnet(argv, { cwd: whole });
    for (const file of ['trajectories.jsonl', 'tasks.jsonl', 'paths.jsonl', 'export/openai/train.jsonl']) {
      expect(readFileSync(join(cwd, 'run', file)), file).toEqual(readFileSync(join(whole, 'run', file)));
    }
  });

  test('another seed in the same folder is refused', async () => {
    const cwd = newFolder();
    await magnet(argv, { cwd });
    const { code, stderr } = await magnet([...argv, '--seed', '2'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('this run was begun with another configuration: seed was 1 and is now 2');
  });

  test('a folder with other things is refused', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'thesis.txt'), '');
    const { code, stderr } = await magnet(['run', '--out', '.'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('the folder is not empty and is no run folder');
    expect(readdirSync(cwd)).toEqual(['thesis.txt']);
  });
});
