import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { magnet } from '../../test/support/command-line.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { run } from './program.ts';

/** A program in place of Python: it says what it was called with, and ends as its environment asks. */
const standIn = `#!${process.execPath}
const [flag, ...rest] = process.argv.slice(2);
if (flag === '-c') {
  if (process.env.LACKS) process.stderr.write('it has no ' + process.env.LACKS + '\\n');
  process.exit(process.env.LACKS ? 1 : 0);
}
process.stdout.write(JSON.stringify([flag, ...rest]) + '\\n');
process.stderr.write('a warning\\n');
if (process.env.WAITS) {
  process.on('SIGINT', () => process.exit(3));
  setInterval(() => undefined, 1_000);
} else process.exit(Number(process.env.ENDS ?? 0));
`;

async function python(): Promise<string> {
  const file = join(await temporaryFolder({ python: standIn }), 'python');
  await chmod(file, 0o755);
  return file;
}

describe('magnet train', () => {
  test('hands everything behind the stage to the trainer, its help too', async () => {
    const given = ['sft', '--model', 'm', '--set', 'epochs=2', '--json', '--help'];
    const { code, stdout, stderr } = await magnet(['train', '--python', await python(), ...given]);
    expect(JSON.parse(stdout)).toEqual(['-m', 'magnet_train.cli', ...given]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'a warning\n' });
  });

  test('takes the Python that the environment names', async () => {
    const { stdout } = await magnet(['train', 'serve', 'model'], { env: { MAGNET_PYTHON: await python() } });
    expect(JSON.parse(stdout)).toEqual(['-m', 'magnet_train.cli', 'serve', 'model']);
  });

  test.each([
    ['done', '0', 0],
    ['something given is wrong', '2', 2],
    ['stopped', '3', 3],
    ['a crash of Python', '1', 70],
  ])('ends as the trainer does: %s', async (_, ends, expected) => {
    const { code } = await magnet(['train', '--python', await python(), 'mdpo'], { env: { ENDS: ends } });
    expect(code).toBe(expected);
  });

  test('stops the trainer when it is stopped', async () => {
    const stop = new AbortController();
    // The stand-in waits once it has said what it was called with.
    const stdout = { write: () => stop.abort() };
    const surroundings = { stdout, stderr: { write: () => undefined }, env: { WAITS: '1' }, cwd: '.', isTTY: false };
    const code = await run(['train', '--python', await python(), 'sft'], { ...surroundings, signal: stop.signal });
    expect(code).toBe(3);
  });

  test.each(['magnet_train', 'torch', 'transformers'])('says what a Python without %s needs', async (name) => {
    const { code, stderr } = await magnet(['train', '--python', await python(), 'sft'], { env: { LACKS: name } });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(
        `--python: magnet-train cannot be run \\(.*python: it has no ${name}\\).*pip install ".*training\\[lora\\]"`,
      ),
    );
  });

  test('says when there is no such program', async () => {
    const { code, stderr } = await magnet(['train', '--python', '/no/python', 'sft']);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('it cannot be started') });
  });

  test('knows its stages', async () => {
    const { code, stderr } = await magnet(['train', 'fly']);
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are sft, mdpo, show, serve, tiny');
  });
});
