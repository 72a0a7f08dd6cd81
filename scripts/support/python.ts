import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const trainingFolder = join(import.meta.dirname, '../../training');
const environment = join(trainingFolder, '.venv');
const stampFile = join(environment, 'magnet-stamp');
const bin = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
const oldest = [3, 11] as const;
/** The installer; it takes seconds where pip takes minutes. */
const installer = 'uv==0.13.9';

/**
 * The Python of `training/.venv`, which is made when it is not there or not of the committed requirements. Throws when no
 * Python is new enough.
 */
export async function preparePython(say: (line: string) => void): Promise<string> {
  const python = join(bin, 'python');
  const wanted = await stamp();
  if (existsSync(python) && existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === wanted) return python;
  const base = await findPython();
  say(`making training/.venv with ${base.name} ${base.version}: 4.4 GB, 20 s to some minutes, by the network`);
  const began = performance.now();
  await rm(environment, { recursive: true, force: true });
  await runProgram(base.name, ['-m', 'venv', environment]);
  await runProgram(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', installer]);
  const install = ['-m', 'uv', 'pip', 'install', '--quiet', '--no-deps', '--python', python];
  await runProgram(python, [...install, '--requirement', join(trainingFolder, 'requirements.txt')]);
  await runProgram(python, [...install, '--editable', trainingFolder]);
  await writeFile(stampFile, wanted);
  say(`made training/.venv in ${Math.round((performance.now() - began) / 1000)} s`);
  return python;
}

/** Runs a program that writes to this one's output. Throws when it does not exit with 0. */
export async function runProgram(program: string, argv: readonly string[], cwd?: string): Promise<void> {
  const child = spawn(program, argv, { stdio: ['ignore', 'inherit', 'inherit'], ...(cwd !== undefined && { cwd }) });
  const ended = await new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  if (ended !== 0) throw new Error(`${[program, ...argv].join(' ')} ended with ${ended}`);
}

async function stamp(): Promise<string> {
  const requirements = await readFile(join(trainingFolder, 'requirements.txt'), 'utf8');
  return createHash('sha256').update(`${installer}\n${requirements}`).digest('hex');
}

async function findPython(): Promise<{ name: string; version: string }> {
  const names = [process.env.MAGNET_PYTHON, 'python3.13', 'python3.12', 'python3.11', 'python3', 'python'];
  for (const name of names.filter((name) => name !== undefined && name !== '')) {
    const version = await versionOf(name!);
    if (version && newEnough(version)) return { name: name!, version };
  }
  throw new Error(
    `there is no Python ${oldest.join('.')} or newer; install one, name one with MAGNET_PYTHON, ` +
      'or set MAGNET_SKIP_PYTHON=1 to go without the trainer',
  );
}

async function versionOf(name: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(name, ['--version']);
    return stdout.trim().replace('Python ', '');
  } catch {
    return undefined;
  }
}

function newEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === oldest[0] && minor >= oldest[1];
}
