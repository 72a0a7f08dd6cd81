import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MagnetError } from '../core/errors.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** What `magnet train` was asked for. */
export interface TrainRequest {
  arguments: readonly string[];
  python?: string;
}

/** The folder of the trainer in this package. */
const trainer = join(import.meta.dirname, '../../training');
const passedOn: readonly number[] = [exitCodes.ok, exitCodes.misuse, exitCodes.stopped];

/** Runs the Python trainer with these arguments; its output and exit code are those of this command. */
export async function runTrainer(request: TrainRequest, context: Context): Promise<void> {
  const python = await findTrainer(request.python ?? context.env.MAGNET_PYTHON, context);
  const code = await runPython(python, ['-m', 'magnet_train.cli', ...request.arguments], context);
  context.exitCode = passedOn.includes(code) ? (code as ExitCode) : exitCodes.defect;
}

async function findTrainer(named: string | undefined, context: Context): Promise<string> {
  const ready = join(trainer, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const candidates = named ? [named] : ['python3', 'python', ...(existsSync(ready) ? [ready] : [])];
  const problems: string[] = [];
  for (const python of candidates) {
    const problem = await whyUnfit(python, context);
    if (problem === null) return python;
    problems.push(`${python}: ${problem}`);
  }
  throw new MagnetError({
    code: 'misuse',
    what: `magnet-train cannot be run (${problems.join('; ')})`,
    where: named ? '--python' : 'train',
    expected: 'a Python from 3.10 on in which the package magnet-train is installed',
    hint: `Install it with: pip install "${trainer}[lora]", or name another Python with --python`,
  });
}

// Only what is cheap to find out: torch takes seconds to load, and says itself what it lacks.
const check = [
  'import importlib.util, sys',
  'missing = [name for name in ("magnet_train", "torch", "transformers") if importlib.util.find_spec(name) is None]',
  'sys.exit(f"it has no {missing[0]}" if missing else 0)',
].join('\n');

async function whyUnfit(python: string, context: Context): Promise<string | null> {
  const said = { stderr: '' };
  try {
    const quiet = { write: () => undefined };
    const heard = { write: (text: string) => (said.stderr += text) };
    const code = await runPython(python, ['-c', check], { ...context, stdout: quiet, stderr: heard, isTTY: false });
    return code === 0 ? null : (said.stderr.trim().split('\n').at(-1) ?? `it ended with ${code}`);
  } catch (error) {
    return MagnetError.is(error) ? 'it cannot be started' : String(error);
  }
}

async function runPython(python: string, argv: readonly string[], context: Context): Promise<number> {
  const { stdout, stderr, env, cwd, signal, isTTY } = context;
  // A terminal belongs to the trainer, which then knows that a person watches.
  const child = spawn(python, argv, { cwd, env, stdio: isTTY ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  child.stdout?.on('data', (chunk: Buffer) => stdout.write(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => stderr.write(chunk.toString()));
  // On a terminal, Ctrl-C reaches the trainer by itself.
  const stop = () => !isTTY && child.kill('SIGINT');
  signal.addEventListener('abort', stop);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (cause) => reject(notStarted(python, cause)));
      child.once('close', (code) => resolve(code ?? exitCodes.stopped));
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function notStarted(python: string, cause: unknown): MagnetError {
  return new MagnetError({ code: 'misuse', what: 'this program cannot be started', where: python, cause });
}
