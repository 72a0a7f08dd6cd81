import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** Builds and packs a copy of the project, and installs the tarball into an empty project. */
async function installPacked(folder: string): Promise<{ app: string; files: string[] }> {
  const copy = join(folder, 'copy');
  await mkdir(copy);
  for (const name of [
    'package.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'schemas',
    'docs',
    'prompts',
    'training/src',
    'training/pyproject.toml',
    'training/recipes',
  ]) {
    await cp(join(root, name), join(copy, name), { recursive: true });
  }
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const outDir = join(copy, 'dist');
  await run(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--noCheck', '--outDir', outDir], { cwd: root });
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--offline'], { cwd: copy });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  const app = join(folder, 'app');
  const installed = join(app, 'node_modules/magnet-fc');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', filename, '-C', installed, '--strip-components', '1'], { cwd: copy });
  await symlink(join(root, 'node_modules'), join(installed, 'node_modules'));
  return { app, files: files.map(({ path }) => path) };
}

describe('the packed package', () => {
  let app: string;
  let files: string[];
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'magnet-package-'));
    ({ app, files } = await installPacked(folder));
    return () => rm(folder, { recursive: true });
  });

  test('holds the build, the prompts, the schemas, the docs and the trainer, and nothing else', () => {
    const tops = new Set(files.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'package.json',
      'prompts',
      'schemas',
      'training',
    ]);
    expect(files.filter((path) => /\.test\.|(?<!\.d)\.ts$/.test(path))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'dist/testing/index.d.ts']));
    expect(files).toEqual(expect.arrayContaining(['prompts/act.md', 'dist/testing/mock-model/index.js']));
    expect(files).toEqual(expect.arrayContaining(['training/pyproject.toml', 'training/src/magnet_train/cli.py']));
    expect(files.filter((path) => /__pycache__|\.venv|training\/(?:tests|repro)/.test(path))).toEqual([]);
  });

  test('opens the door that users import', async () => {
    const program =
      "import { synthesize, defineWorld } from 'magnet-fc'; console.log(typeof synthesize, typeof defineWorld)";
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: app });
    expect(stdout.trim()).toBe('function function');
  });

  test('knows its prompts', async () => {
    const { bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { bin: { magnet: string } };
    const command = join(app, 'node_modules/magnet-fc', bin.magnet);
    const { stdout } = await run(process.execPath, [command, 'prompts'], { cwd: app });
    expect(stdout).toContain('write-query');
  });

  test('has a file behind every door', async () => {
    const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, string | { types: string; default: string }>;
    };
    expect(Object.keys(exports)).toEqual([
      '.',
      './testing',
      './eval/bfcl',
      './eval/toolquery',
      './eval/heldout',
      './package.json',
    ]);
    const behind = Object.values(exports).flatMap((door) => (typeof door === 'string' ? door : Object.values(door)));
    expect(behind.map((path) => path.slice(2)).filter((path) => !files.includes(path))).toEqual([]);
  });

  test('runs as a command', async () => {
    const { bin, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      bin: { magnet: string };
      version: string;
    };
    const command = join(app, 'node_modules/magnet-fc', bin.magnet);
    const { stdout } = await run(process.execPath, [command, '--version']);
    expect(stdout.trim()).toBe(version);
    expect((await readFile(command, 'utf8')).startsWith('#!/usr/bin/env node\n')).toBe(true);
  });
});
