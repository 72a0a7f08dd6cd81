import type { Surroundings } from '../../src/cli/context.ts';
import { run } from '../../src/cli/program.ts';

/** What a command line wrote and returned. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Calls `magnet` in this process. */
export async function magnet(
  argv: readonly string[],
  { cwd = '.', env = {}, signal = new AbortController().signal, isTTY = false, clock }: Partial<Surroundings> = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const streams = { stdout: sink('stdout'), stderr: sink('stderr') };
  const code = await run(argv, { ...streams, env, cwd, signal, isTTY, columns: 100, ...(clock && { clock }) });
  return { code, ...written };
}
