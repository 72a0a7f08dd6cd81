/** Makes the hostile run in a process of its own, with a model at an address and no patience: `OUT CACHE BASE_URL`. */
import { createChatModel, synthesize } from '../../src/index.ts';
import { HastyClock } from './hasty-clock.ts';
import { hostileRun } from './hostile-run.ts';

const [out, cache, baseUrl] = process.argv.slice(2);
const config = hostileRun(baseUrl!, cache!);
const openModel = ({ model, baseUrl: address }: { model: string; baseUrl?: string | undefined }) =>
  createChatModel({ model, baseUrl: address });
for await (const _ of synthesize({ config, out: out!, openModel, clock: new HastyClock() }));
