import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ChatModel } from '../src/core/chat-model.ts';
import { openCache, type SynthesizeOptions, synthesize, validateRun } from '../src/index.ts';
import { rehearse } from '../src/rehearsal/index.ts';
import { configSchema } from '../src/run/config-schema.ts';
import { readRunFolder } from '../src/run/reader.ts';
import { FaultDraw } from '../src/testing/mock-model/fault-draw.ts';
import { allFaults, faultNames } from '../src/testing/mock-model/index.ts';
import { hostileRun, requestsAtOnce } from './support/hostile-run.ts';
import { mockModels } from './support/mock-models.ts';
import { decidedTexts } from './support/run-files.ts';
import { RunProcesses } from './support/run-process.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const start = mockModels();

const seed = 1;
// Some faults cannot strike every answer: this rate comes to over 20 % of the requests.
const faults = allFaults(0.26);
/** The process is killed when its model has been asked so often. */
const kills = [2500, 5000, 7500];

test('over 10,000 requests, a fifth of which go wrong, and three kills -9 make the same data as none', async () => {
  const folder = await temporaryFolder({});
  const draw = new FaultDraw(faults, seed);
  const config = configSchema.parse(hostileRun('http://127.0.0.1:1/v1', join(folder, 'unused')));
  const model = await rehearse({ config, disturb: (answer, request) => draw.spoil(answer, request).answer });
  const [killed] = await Promise.all([runKilled(model, folder), runUndisturbed(model, draw, folder)]);

  expect(decidedTexts(join(folder, 'killed'))).toEqual(decidedTexts(join(folder, 'undisturbed')));
  const { asked, lost, kept } = killed;
  const struck = Object.values(asked.faults).reduce((sum, count) => sum + count, 0);
  expect(asked.requests).toBeGreaterThan(10_000);
  expect(struck / asked.requests).toBeGreaterThan(0.2);
  expect(Object.keys(asked.faults).sort()).toEqual([...faultNames].sort());
  expect(asked.strangers).toBe(0);
  // What was answered whole is kept, or was on its way when the process was killed; nothing that is kept was asked again.
  expect(kept).toBe(asked.answers.size);
  expect(asked.answered - kept).toBe(lost);
  expect(lost).toBeLessThanOrEqual(kills.length * requestsAtOnce);
  await expectEveryPathToBeAccountedFor(join(folder, 'killed'));
}, 180_000);

/** The run in processes that are killed one after the other, and in a last one that is not. */
async function runKilled(model: ChatModel, folder: string) {
  const processes = new RunProcesses(kills);
  const { baseUrl, asked } = await start({ model: processes.counted(model), faults, seed, retryAfter: 5 });
  const cache = join(folder, 'cache');
  const runOn = async () => {
    const end = await processes.run(join(folder, 'killed'), hostileRun(baseUrl, cache));
    while (asked.inFlight > 0) await setImmediate();
    return { end, kept: await entriesIn(cache) };
  };
  let lost = 0;
  for (const _ of kills) {
    const { end, kept } = await runOn();
    expect(end).toBe('SIGKILL');
    lost = asked.answered - kept;
  }
  const { end, kept } = await runOn();
  expect(end).toBe(0);
  return { asked, lost, kept };
}

async function entriesIn(folder: string): Promise<number> {
  const cache = await openCache(folder);
  const { entries } = cache.size();
  await cache.close();
  return entries;
}

/** The same run in this process, whose model errs in its answers alone. */
async function runUndisturbed(model: ChatModel, draw: FaultDraw, folder: string): Promise<void> {
  const generate: ChatModel['generate'] = async (request) => draw.spoil(await model.generate(request), request).answer;
  const options: SynthesizeOptions = {
    config: hostileRun('http://127.0.0.1:1/v1', join(folder, 'cache of its own')),
    out: join(folder, 'undisturbed'),
    openModel: async () => ({ name: 'disturbed', generate }),
  };
  for await (const _ of synthesize(options));
}

async function expectEveryPathToBeAccountedFor(out: string): Promise<void> {
  const run = readRunFolder(out);
  const kept = new Set<string>();
  const dropped = new Map<string, string>();
  for await (const { task } of run.records('trajectories')) kept.add(task);
  for await (const { id, reason } of run.records('dropped')) dropped.set(id, reason);
  let paths = 0;
  for await (const { id } of run.records('paths')) {
    paths += 1;
    expect([id, kept.has(id), (dropped.get(id) ?? '') !== '']).toEqual([id, kept.has(id), !kept.has(id)]);
  }
  expect(paths).toBeGreaterThan(kept.size);
  for await (const finding of validateRun(out)) expect.fail(JSON.stringify(finding));
}
