// A run with Gemini as the teacher, through its own API. A mock model stands in for the provider.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChatModel, synthesize } from 'magnet-fc';
import { startMockModel } from 'magnet-fc/testing';

const folder = await mkdtemp(join(tmpdir(), 'magnet-example-'));
// Rules build the graph; the model writes, fills in and plays.
const roles = { teacher: 'gemini', 'judge-dependencies': 'scripted', 'judge-nested': 'scripted' };
const run = { pool: ['world:clinic'], rows: 10, roles };
const gemini = { model: 'google:gemini-2.5-flash' };
const server = await startMockModel({ config: { ...run, models: { gemini } } });

let rows = 0;
for await (const { trajectory } of synthesize({
  config: { ...run, models: { gemini: { ...gemini, baseUrl: server.baseUrl } }, cache: join(folder, 'cache') },
  // On the command line the key comes from GEMINI_API_KEY.
  openModel: ({ model, baseUrl }) => createChatModel({ model, baseUrl, key: 'example' }),
})) {
  if (!trajectory) continue;
  rows += 1;
  console.log(trajectory.kind, trajectory.turns[0]?.user);
  assert.equal(trajectory.madeBy?.['write-query']?.model, 'google:gemini-2.5-flash');
}
await server.close();
await rm(folder, { recursive: true });
assert.equal(rows, 10);
assert.deepEqual(Object.keys(server.asked.roles).sort(), ['act', 'fill-call', 'judge-turn', 'write-query']);
