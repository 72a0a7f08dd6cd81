// A run with a model on one's own machine that writes its calls as text. A mock model stands in for the server.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChatModel, synthesize } from 'magnet-fc';
import { startMockModel } from 'magnet-fc/testing';

const folder = await mkdtemp(join(tmpdir(), 'magnet-example-'));
const run = { pool: ['world:routes'], rows: 12, roles: { teacher: 'local', student: 'local' } };
const local = { model: 'ollama:qwen3:8b', calls: 'hermes' as const };
const server = await startMockModel({ config: { ...run, models: { local } } });

// Without baseUrl it is Ollama's own address.
const models = { local: { ...local, baseUrl: server.baseUrl } };
let rows = 0;
for await (const { trajectory, pairs } of synthesize({
  config: { ...run, models, cache: join(folder, 'cache') },
  openModel: ({ model, baseUrl }) => createChatModel({ model, baseUrl }),
})) {
  if (!trajectory) continue;
  rows += 1;
  assert.equal(trajectory.generator, 'ollama:qwen3:8b');
  console.log(trajectory.kind, trajectory.turns[0]?.user, pairs.map(({ mistake }) => mistake).join());
}
await server.close();
await rm(folder, { recursive: true });

console.log(`${rows} rows from ${server.asked.answered} answers`, server.asked.roles);
assert.equal(rows, 12);
assert.equal(server.asked.strangers, 0);
