import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { magnet, type Outcome } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { faults } from '../testing/mock-model/index.ts';
import { run } from './program.ts';

const newFolder = emptyFolders();

/** Serves a mock model, does something with it, stops it as Ctrl-C does, and gives what it wrote and returned. */
async function served(argv: readonly string[], use: (baseUrl: string) => Promise<void>): Promise<Outcome> {
  const stop = new AbortController();
  const written = { stdout: '', stderr: '' };
  let say = (_baseUrl: string) => {};
  const address = new Promise<string>((resolve) => {
    say = resolve;
  });
  const stdout = (text: string) => {
    written.stdout += text;
    say(/http:\S+\/v1/.exec(written.stdout)?.[0] ?? '');
  };
  const streams = { stdout: { write: stdout }, stderr: { write: (text: string) => (written.stderr += text) } };
  const surroundings = { ...streams, env: {}, cwd: newFolder(), signal: stop.signal, isTTY: false, columns: 100 };
  const ended = run(['mock-model', '--port', '0', ...argv], surroundings);
  await use(await Promise.race([address, ended.then(() => 'nowhere')]));
  stop.abort();
  return { code: await ended, ...written };
}

describe('magnet mock-model', () => {
  const argv = ['--pool', 'world:routes', '--rows', '6', '--seed', '3'];

  test('says how a run asks it, answers that run, and ends with Ctrl-C', async () => {
    const cwd = newFolder();
    const { code, stdout, stderr } = await served(argv, async (baseUrl) => {
      const player = `openai-compatible:mock@${baseUrl}`;
      const made = await magnet(['run', ...argv, '--teacher', player, '--student', player], { cwd });
      expect(made).toMatchObject({ code: 0 });
      expect(made.stdout).toMatch(/^6 training rows .* seed 3 \(finished\)\n/);
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Listening at (\S+); Ctrl-C ends it\.\nIt knows the run of these flags\. Ask it with:\n/);
    expect(stdout).toMatch(
      /\$ magnet run --seed 3 --rows 6 --pool world:routes --teacher openai-compatible:mock@\S+ --student openai-compatible:mock/,
    );
    expect(stdout).toMatch(/\n(\d+) requests came, \1 were answered whole\.\n$/);
    expect(stderr).toBe('');
    expect(await magnet(['validate', 'run'], { cwd })).toMatchObject({ code: 0 });
  });

  test('says where models of a configuration are to be asked', async () => {
    const roles = { teacher: 'small', student: 'small', act: 'big' };
    const models = {
      small: { model: 'vllm:small', calls: 'hermes' },
      big: { model: 'openai:big' },
      other: { model: 'vllm:x' },
    };
    const config = join(newFolder(), 'mine.json');
    writeFileSync(config, JSON.stringify({ pool: ['world:routes'], rows: 2, roles, models }));
    const { stdout } = await served(['--config', config], async () => {});
    expect(stdout).toContain(
      'It knows the run of this configuration: give it as baseUrl to models.small, models.big.\n',
    );
  });

  test('errs as it is told to, and says how often it did', async () => {
    const { stdout } = await served([...argv, '--fault', 'overloaded=1', '--latency', '1-2'], async (baseUrl) => {
      const body = JSON.stringify({ model: 'mock', messages: [{ role: 'user', content: 'Hi' }] });
      const answer = await fetch(`${baseUrl}/chat/completions`, { method: 'POST', body });
      expect(answer.status).toBe(503);
    });
    expect(stdout).toMatch(/1 requests came, 0 were answered whole\.\n {2}overloaded: 1\n$/);
  });

  test('tells of a run with other flags, once', async () => {
    const { stderr } = await served(argv, async (baseUrl) => {
      const messages = [{ role: 'user', content: 'Hi' }];
      for (const seed of [1, 2]) {
        const body = JSON.stringify({ model: 'mock', messages, seed });
        expect((await fetch(`${baseUrl}/chat/completions`, { method: 'POST', body })).status).toBe(200);
      }
    });
    expect(stderr).toBe('A request is no part of this run: does the run have the same flags and configuration?\n');
  });

  test('lists what can go wrong', async () => {
    const { stdout } = await magnet(['mock-model', '--help']);
    for (const [name, { what }] of Object.entries(faults))
      expect(stdout).toMatch(new RegExp(`^  ${name} +${what}$`, 'm'));
  });

  test.each([
    [['--port', '70000'], /Expected a port: a whole number from 0 to 65535/],
    [['--latency', '9-5'], /Expected milliseconds as 200, or the shortest and the longest as 200-900/],
    [['--fault', 'overloaded'], /--fault: "overloaded" says nothing that can go wrong\. Expected NAME=PROBABILITY/],
    [['--fault', 'overloaded=2'], /"overloaded=2" says nothing that can go wrong/],
    [['--fault', 'overload=0.1'], /there is no fault "overload".*Did you mean overloaded\?/],
    [['--fault', 'all=1', '--fault', 'gibberish=0.9'], /the faults of the answer come to 1\.51/],
  ])('refuses %j', async (flags, says) => {
    const { code, stderr } = await magnet(['mock-model', ...flags], { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
  });
});
