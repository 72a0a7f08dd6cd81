/**
 * `npm test`: the tests of the library, then those of the trainer, and at the end one plain line that counts both. With
 * arguments, which go to vitest, and with MAGNET_SKIP_PYTHON, those of the trainer are skipped, and the output says so.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { preparePython, trainingFolder } from './support/python.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const argv = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const vitest = await counted(process.execPath, [join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...argv], '.');
const pytest = await testPython();
const total = [vitest, pytest].reduce((sum, count) => ({
  passed: sum.passed + count.passed,
  failed: sum.failed + count.failed,
  skipped: sum.skipped + count.skipped,
}));
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function testPython(): Promise<Count> {
  const reason = process.env.MAGNET_SKIP_PYTHON ? 'MAGNET_SKIP_PYTHON is set' : 'arguments were given';
  if (process.env.MAGNET_SKIP_PYTHON || argv.length > 0) {
    say(`\ntests of training/: skipped, because ${reason}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  say('\ntests of training/');
  try {
    return await counted(await preparePython(say), ['-m', 'pytest'], trainingFolder);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Runs tests whose output ends with a line of counts, and passes the output on. A crash counts as a failure. */
async function counted(program: string, argv: readonly string[], cwd: string): Promise<Count> {
  const child = spawn(program, argv, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let tail = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    tail = (tail + chunk.toString()).slice(-10_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const found = [...tail.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
  const [passed = 0, failed = 0, skipped = 0] = found?.slice(1).map(Number) ?? [];
  const crashed = code !== 0 && failed === 0;
  return { passed, failed: failed + (crashed ? 1 : 0), skipped };
}
