// A run with a hosted model: a key, prices and a budget. It stops before it costs more, and goes on with a larger one. A mock
// model stands in for the provider.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChatModel, MagnetError, readRunFolder, reportRun, type SynthesizeOptions, synthesize } from 'magnet-fc';
import { startMockModel } from 'magnet-fc/testing';

const folder = await mkdtemp(join(tmpdir(), 'magnet-example-'));
const run = { pool: ['world:banking'], rows: 12, roles: { teacher: 'hosted' } };
const hosted = { model: 'openai:gpt-5-mini', price: { input: 0.25, output: 2 } };
const key = 'sk-example';
const server = await startMockModel({ config: { ...run, models: { hosted } }, key });

async function make(money: number): Promise<void> {
  const models = { hosted: { ...hosted, baseUrl: server.baseUrl } };
  const options: SynthesizeOptions = {
    config: { ...run, models, budget: { money }, cache: join(folder, 'cache') },
    out: join(folder, 'run'),
    // On the command line the key comes from OPENAI_API_KEY.
    openModel: ({ model, baseUrl }) => createChatModel({ model, baseUrl, key }),
  };
  for await (const _ of synthesize(options));
}

const stopped: unknown = await make(0.08).catch((error: unknown) => error);
assert.ok(MagnetError.is(stopped) && stopped.code === 'broken-world');
console.log(stopped.message);
await make(5);
await server.close();

const { summary } = await reportRun(readRunFolder(join(folder, 'run')));
for (const { role, requests, money } of summary.models ?? []) console.log(role, requests, money);
const cost = (summary.models ?? []).reduce((sum, { money }) => sum + (money ?? 0), 0);
assert.ok(cost > 0.04 && cost < 0.5);
assert.deepEqual([...new Set(server.asked.answers.values())], [1], 'nothing is paid twice');
await rm(folder, { recursive: true });
