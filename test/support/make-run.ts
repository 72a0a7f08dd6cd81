import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SynthesizeOptions, synthesize } from '../../src/index.ts';

/** Makes a run in a temporary folder, gives what `look` finds there, and removes it. */
export async function makeRun<Found>(
  config: NonNullable<SynthesizeOptions['config']>,
  look: (folder: string) => Found | Promise<Found>,
): Promise<Found> {
  const out = await mkdtemp(join(tmpdir(), 'magnet-'));
  try {
    for await (const _ of synthesize({ config, out }));
    return await look(out);
  } finally {
    await rm(out, { recursive: true });
  }
}
