import { existsSync } from 'node:fs';
import type { RunReader } from '../run/reader.ts';
import type { BenchmarkReference } from '../verify/contamination/index.ts';
import type { Context } from './context.ts';

/** What `--bfcl-data` is for, where figures are shown. */
export const bfclDataHelp = 'folder with the data of BFCL, to measure what rows repeat of it (default: BFCL_DATA)';

/** Reads what rows are compared with from a folder that a person named. Throws as `BfclData`. */
export async function readBenchmark(typed: string, context: Context): Promise<BenchmarkReference> {
  const { bfclReference } = await import('../eval/bfcl/contamination-reference.ts');
  return bfclReference(context.path(typed));
}

/**
 * What a finished run is measured with: the folder of the flag, else that of `BFCL_DATA`, else the one that the run was
 * made with where it is still there. Undefined when there is none.
 */
export async function benchmarkFor(
  run: RunReader,
  { bfclData }: { bfclData?: string | undefined },
  context: Context,
): Promise<BenchmarkReference | undefined> {
  const typed = bfclData ?? context.env.BFCL_DATA ?? recordedFolder(run, context);
  return typed === undefined || typed === '' ? undefined : readBenchmark(typed, context);
}

function recordedFolder({ manifest }: RunReader, context: Context): string | undefined {
  const { bfclData } = manifest.config;
  return typeof bfclData === 'string' && existsSync(context.path(bfclData)) ? bfclData : undefined;
}
