import { describe, expect, test } from 'vitest';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';

const newFolder = emptyFolders();
const commands = [
  'init',
  'run',
  'estimate',
  'prompts',
  'pool',
  'graph',
  'paths',
  'show',
  'report',
  'export',
  'validate',
  'cache',
  'mock-model',
];

describe('help', () => {
  test('the program lists its commands and exit codes', async () => {
    const { code, stdout, stderr } = await magnet(['--help']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(stdout).toContain('Exit codes: 0 done, 1 done but some items failed, 2 something given is wrong, 3 stopped');
  });

  test.each(commands)('%s says how it is used, with an example', async (command) => {
    const { code, stdout } = await magnet([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: magnet ${command} `));
    expect(stdout).toMatch(new RegExp(`Examples:\\n  \\$ magnet ${command}`));
  });

  test('the flags of run', async () => {
    const { stdout } = await magnet(['run', '--help']);
    const flags = [...stdout.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(flags).toEqual([
      '--config',
      '--out',
      '--seed',
      '--rows',
      '--limit',
      '--concurrency',
      '--pool',
      '--bfcl',
      '--bfcl-data',
      '--no-decontaminate',
      '--holdout',
      '--json',
      '--teacher',
      '--student',
      '--role',
      '--budget',
      '--prices',
      '--prompts',
      '--batches',
      '--cache',
      '--negatives',
      '--samples',
      '--help',
    ]);
  });

  test('the version', async () => {
    expect(await magnet(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });
});

describe('a command line that is wrong exits with 2 and says what would be right', () => {
  test.each([
    [[], /Usage: magnet/],
    [['rum'], /unknown command 'rum'\n\(Did you mean run\?\)/],
    [['run', '--sed', '3'], /unknown option '--sed'\n\(Did you mean --seed\?\)/],
    [['run', '--seed', 'one'], /'one' is invalid\. Expected a whole number of at least 0\./],
    [['run', '--seed', '-1'], /Expected a whole number of at least 0/],
    [['run', '--seed', '1e3'], /Expected a whole number/],
    [['run', '--limit', '0'], /Expected a whole number of at least 1/],
    [['run', '--concurrency', '99999999999999999999'], /Expected a whole number/],
    [['run', '--concurrency', '20000'], /concurrency: found 20000\. Expected a whole number from 1 to 10000\./],
    [['run', '--config', 'nowhere.yaml'], /magnet: nowhere\.yaml: there is no such file\./],
    [['run', '--pool', 'wordl:routes'], /there is no kind "wordl"/],
    [['show'], /missing required argument 'run'/],
    [['show', 'nowhere'], /nowhere: there is no such folder\. Expected a folder that magnet run made/],
    [['report', '.'], /: this is no run folder/],
    [['graph', '--format', 'xml'], /Allowed choices are statistics, json, graphml, dot/],
    [['run', '--pool', 'x:\u001b[31mred'], /x:\\x1b\[31mred: there is no file/],
    [['show', 'x', '\u001b[31mred', 'y'], /too many arguments/],
  ])('%j', async (argv, says) => {
    const { code, stdout, stderr } = await magnet(argv, { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(says);
  });
});
