// A run in which Claude judges a small student, and everything else is scripted. A mock model stands in for both servers, one of
// which is overloaded now and then.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChatModel, synthesize } from 'magnet-fc';
import { startMockModel } from 'magnet-fc/testing';

const folder = await mkdtemp(join(tmpdir(), 'magnet-example-'));
const roles = { student: 'small', 'judge-turn': 'claude', 'check-label': 'claude' };
const run = { pool: ['world:shop'], rows: 30, samples: 4, roles };
const models = { claude: { model: 'anthropic:claude-sonnet-4-5' }, small: { model: 'vllm:Qwen/Qwen3-8B' } };
const server = await startMockModel({ config: { ...run, models }, faults: { overloaded: 0.05 } });

const { baseUrl } = server;
const connected = { claude: { ...models.claude, baseUrl }, small: { ...models.small, baseUrl } };
let pairs = 0;
for await (const item of synthesize({
  config: { ...run, models: connected, cache: join(folder, 'cache') },
  // On the command line the key comes from ANTHROPIC_API_KEY.
  openModel: ({ model, baseUrl: address }) => createChatModel({ model, baseUrl: address, key: 'example' }),
})) {
  for (const { mistake, rejected } of item.pairs) {
    pairs += 1;
    console.log(`${mistake}: ${rejected.turns.at(-1)?.steps.at(-1)?.content}`);
  }
}
await server.close();
await rm(folder, { recursive: true });

console.log(`${pairs} pairs`, server.asked.roles, server.asked.faults);
assert.ok(pairs > 0);
assert.ok((server.asked.roles['check-label'] ?? 0) > 0);
assert.equal(server.asked.strangers, 0);
