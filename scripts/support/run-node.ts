import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Runs a Node program that writes to this one's output. Throws when it does not exit with 0. */
export async function runNode(program: string, argv: readonly string[] = [], cwd?: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, program), ...argv], {
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(cwd !== undefined && { cwd }),
  });
  const ended = await new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  if (ended !== 0) throw new Error(`${[program, ...argv].join(' ')} ended with ${ended}`);
}

/** Runs a TypeScript file in which `magnet-fc` means the built package. */
export async function runOnBuild(file: string, cwd?: string): Promise<void> {
  if (!existsSync(join(root, 'dist/index.js'))) throw new Error('nothing is built yet; first run: npm run build');
  // Other than tsconfig.json, the one of the build does not lead `magnet-fc` to the sources.
  await runNode('node_modules/tsx/dist/cli.mjs', ['--tsconfig', join(root, 'tsconfig.build.json'), file], cwd);
}
