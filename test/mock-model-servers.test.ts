import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ChatRequest } from '../src/core/chat-model.ts';
import { createChatModel, withLimit, withRetry } from '../src/index.ts';
import { requestIdentity } from '../src/rehearsal/index.ts';
import { FaultDraw } from '../src/testing/mock-model/fault-draw.ts';
import type { MockModel, MockModelOptions } from '../src/testing/mock-model/index.ts';
import { magnet, type Outcome } from './support/command-line.ts';
import { emptyFolders } from './support/empty-folders.ts';
import { FakeClock } from './support/fake-clock.ts';
import { HastyClock } from './support/hasty-clock.ts';
import { mockModels } from './support/mock-models.ts';
import { answerOf } from './support/scripted-model.ts';

const start = mockModels();
const newFolder = emptyFolders();

const data = { pool: ['world:routes'], rows: 12, seed: 5 };
const flags = ['--pool', 'world:routes', '--rows', '12', '--seed', '5'];

function startFor(config: MockModelOptions['config'], options: Partial<MockModelOptions> = {}): Promise<MockModel> {
  return start({ config: { ...data, roles: { teacher: 'vllm:small' }, ...config }, ...options });
}

/** `magnet run` in a folder, with a teacher of this name at this address. */
function run(
  cwd: string,
  teacher: string,
  more: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return magnet(['run', ...flags, '--teacher', teacher, ...more], { cwd, env, clock: new HastyClock() });
}

function expectNothingPaidTwice({ asked }: MockModel): void {
  expect(asked.answers.size).toBeGreaterThan(0);
  expect([...asked.answers.values()].filter((times) => times > 1)).toEqual([]);
}

describe('a run stops, says why, and goes on when the server', () => {
  test('was not there', async () => {
    const cwd = newFolder();
    const gone = await startFor({});
    await gone.close();
    const teacher = `vllm:small@${gone.baseUrl}`;
    const stopped = await run(cwd, teacher);
    expect(stopped).toMatchObject({ code: 3, stdout: '' });
    expect(stopped.stderr).toMatch(
      /magnet: vllm:small: vllm:small at \S+ cannot be reached: .*Start vLLM \(vllm serve MODEL\)/,
    );
    expect(stopped.stderr).toContain('What was finished is safe: run the same command again to go on.');
    const mock = await startFor({}, { port: Number(new URL(gone.baseUrl).port) });
    expect(await run(cwd, teacher)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^12 training rows/) });
    expectNothingPaidTwice(mock);
  });

  test('did not take the key', async () => {
    const cwd = newFolder();
    const right = 'sk-right-123';
    const mock = await startFor({}, { key: right });
    const teacher = `openai:gpt-4.1@${mock.baseUrl}`;
    const stopped = await run(cwd, teacher, [], { OPENAI_API_KEY: 'sk-wrong-456' });
    expect(stopped).toMatchObject({ code: 3, stdout: '' });
    expect(stopped.stderr).toMatch(/answered 401: .*Check the key in OPENAI_API_KEY\./);
    expect(mock.asked).toMatchObject({ answered: 0, usage: { inputTokens: 0 } });
    expect(await run(cwd, teacher, [], { OPENAI_API_KEY: right })).toMatchObject({ code: 0 });
    expectNothingPaidTwice(mock);
    const written =
      readFileSync(join(cwd, 'run/calls.jsonl'), 'utf8') + readFileSync(join(cwd, 'run/run.json'), 'utf8');
    expect(`${written}${stopped.stderr}`).not.toMatch(/sk-/);
    expect(written).toContain('"outcome":"refused-key"');
  });

  test('did not have the model', async () => {
    const cwd = newFolder();
    const mock = await startFor({}, { models: ['large'] });
    const stopped = await run(cwd, `ollama:small@${mock.baseUrl}`);
    expect(stopped).toMatchObject({ code: 3, stdout: '' });
    expect(stopped.stderr).toMatch(/answered 404: the model small was not found\. Fetch it first: ollama pull\./);
    // Nothing is finished, so the folder takes another model.
    expect(await run(cwd, `ollama:large@${mock.baseUrl}`)).toMatchObject({ code: 0 });
    expectNothingPaidTwice(mock);
  });

  test('could not be given tools: then the model writes its calls, and what it said before still counts', async () => {
    const cwd = newFolder();
    const first = await startFor({}, { tools: false });
    const stopped = await run(cwd, `vllm:small@${first.baseUrl}`);
    expect(stopped).toMatchObject({ code: 3, stdout: '' });
    expect(stopped.stderr).toMatch(
      /does not support tools\. Start vLLM with --enable-auto-tool-choice .*write its calls as text/,
    );
    expectNothingPaidTwice(first);
    const roles = { teacher: 'small' };
    const second = await startFor(
      { roles, models: { small: { model: 'vllm:small', calls: 'hermes' } } },
      { tools: false },
    );
    const models = { small: { model: 'vllm:small', baseUrl: second.baseUrl, calls: 'hermes' } };
    writeFileSync(join(cwd, 'magnet.config.json'), JSON.stringify({ ...data, roles, models }));
    const made = await magnet(['run'], { cwd, clock: new HastyClock() });
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^12 training rows/) });
    expect(Object.keys(second.asked.roles)).toContain('act');
    for (const identity of second.asked.answers.keys()) expect(first.asked.answers.has(identity)).toBe(false);
    expectNothingPaidTwice(second);
  });
});

test('requests that are longer than the context window are drops with a reason, and no more', async () => {
  const cwd = newFolder();
  const roles = { teacher: 'vllm:small', 'judge-dependencies': 'scripted' };
  const mock = await startFor({ roles }, { contextWindow: 3000 });
  const made = await run(cwd, `vllm:small@${mock.baseUrl}`, ['--role', 'judge-dependencies=scripted']);
  expect(made.code).toBeLessThan(2);
  expect(made.stdout).toMatch(/^rollout: model-context-too-small +\d+$/m);
  const dropped = readFileSync(join(cwd, 'run/dropped.jsonl'), 'utf8');
  expect(dropped).toMatch(/maximum context length is 3000 tokens.*Start vLLM with a larger --max-model-len/);
  expect(await magnet(['validate', 'run'], { cwd })).toMatchObject({ code: 0 });
  expectNothingPaidTwice(mock);
});

test('a server that asks to wait is waited for, and nothing else goes out meanwhile', async () => {
  const faults = { 'rate-limit-retry-after': 0.5 };
  const draw = new FaultDraw(faults, 1);
  const refusals = (request: ChatRequest) => [1, 2].map((time) => draw.ofConnection(requestIdentity(request), time));
  const questions = Array.from({ length: 40 }, (_, number): ChatRequest => {
    return { messages: [{ role: 'user', content: `Question ${number}` }] };
  });
  const refusedOnce = questions.find((one) => refusals(one)[0] && !refusals(one)[1])!;
  const neverRefused = questions.find((one) => !refusals(one)[0])!;

  const clock = new FakeClock();
  const model = { name: 'constant', generate: async () => answerOf('Hello!') };
  const mock = await start({ model, faults, seed: 1, retryAfter: 20_000 });
  const server = await createChatModel({ model: 'vllm:small', baseUrl: mock.baseUrl });
  const wait = (milliseconds: number) => new Promise<void>((resolve) => clock.schedule(resolve, milliseconds));
  const patient = withRetry(withLimit(server, { concurrency: 4, clock }), { wait });
  const first = patient.generate(refusedOnce);
  while (clock.waiting === 0) await setImmediate();
  const second = patient.generate(neverRefused);
  await clock.advance(19_999);
  expect(mock.asked).toMatchObject({ requests: 1, answered: 0 });
  await clock.advance(1);
  expect(await Promise.all([first, second])).toMatchObject([{ content: 'Hello!' }, { content: 'Hello!' }]);
  expect(mock.asked).toMatchObject({ requests: 3, answered: 2 });
});
