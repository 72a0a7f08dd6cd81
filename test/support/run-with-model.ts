/**
 * Makes a run in a process of its own, with models at addresses and no patience: `OUT CONFIGURATION`, the latter as JSON. Exits
 * with 3 when it must stop and can be gone on with.
 */
import { createChatModel, MagnetError, type SynthesizeOptions, synthesize } from '../../src/index.ts';
import { HastyClock } from './hasty-clock.ts';

const [out, text] = process.argv.slice(2);
const config = JSON.parse(text!) as NonNullable<SynthesizeOptions['config']>;
const openModel: SynthesizeOptions['openModel'] = ({ model, baseUrl }) => createChatModel({ model, baseUrl });
try {
  for await (const _ of synthesize({ config, out: out!, openModel, clock: new HastyClock() }));
} catch (error) {
  if (!MagnetError.is(error) || error.code !== 'broken-world') throw error;
  process.exitCode = 3;
}
