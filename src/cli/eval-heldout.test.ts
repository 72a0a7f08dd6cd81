import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatServers } from '../../test/support/chat-server.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { referenceModel } from '../../test/support/reference-model.ts';
import type { ChatAnswer, ChatMessage } from '../core/chat-model.ts';
import type { HeldOutQuestion } from '../core/held-out.ts';
import type { JsonObject } from '../core/json.ts';
import { readHeldOut } from '../run/held-out-set.ts';
import { readRunFolder } from '../run/reader.ts';
import { synthesize } from '../run/synthesize.ts';

const newFolder = emptyFolders();
const serve = chatServers();
let out: string;
let questions: HeldOutQuestion[];

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'magnet-'));
  const holdout = { what: ['toolset:clinic', 'paths:0.2'], rows: 12 };
  for await (const _ of synthesize({ config: { rows: 10, pool: ['world:clinic', 'world:mail'], holdout }, out }));
  ({ questions } = await readHeldOut(readRunFolder(out)));
});
afterAll(() => rmSync(out, { recursive: true }));

/** Serves the model that knows the questions; it refuses the questions whose first words are in `down`. */
function serveReference(mode: 'fc' | 'prompting', down: readonly string[] = []) {
  const model = referenceModel(questions, { mode });
  const answers: Promise<string> = serve(async (request) => {
    const messages = (request.messages as JsonObject[]).map(readMessage);
    const first = messages.find(({ role }) => role === 'user')!.content;
    if (down.includes(first)) return { status: 400, body: '{"error":{"message":"no such luck"}}' };
    return {
      message: writeAnswer(await model.generate({ messages })),
      usage: { prompt_tokens: 10, completion_tokens: 1 },
    };
  });
  return answers;
}

function readMessage(message: JsonObject): ChatMessage {
  return { ...message, content: message.content ?? '' } as unknown as ChatMessage;
}

function writeAnswer({ content, calls }: ChatAnswer): JsonObject {
  const made = calls.map(({ id, name, arguments: given }) => ({
    id,
    type: 'function',
    function: { name, arguments: given },
  }));
  return { content, ...(made.length > 0 && { tool_calls: made }) };
}

describe('magnet eval heldout', () => {
  test.each(['fc', 'prompting'] as const)('gives a model that is always right all points, in mode %s', async (mode) => {
    const cwd = newFolder();
    const argv = ['eval', 'heldout', out, '--model', 'able', '--base-url', await serveReference(mode), '--mode', mode];
    const { code, stdout } = await magnet([...argv, '--out', 'scores'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Held-out tasks: able\n\nKind +Accuracy +Turns passed +Tasks\nall +100\.00% +100\.00% +12\n/,
    );
    expect(stdout).toMatch(/toolset +100\.00%/);
    expect(stdout).toMatch(/paths:0\.2 +100\.00%/);
    expect(readdirSync(join(cwd, 'scores')).sort()).toEqual(
      [
        'answers.jsonl',
        'evaluation.json',
        'figures.json',
        'scores.json',
        'scores.md',
        'transcripts.jsonl',
        'verdicts.jsonl',
      ].sort(),
    );
    const scores = JSON.parse(readFileSync(join(cwd, 'scores/scores.json'), 'utf8')) as JsonObject;
    expect(scores).toMatchObject({ name: 'able', overall: { tasks: 12, accuracy: 1, turnsPassed: 1 }, errors: {} });
    expect(readFileSync(join(cwd, 'scores/scores.md'), 'utf8')).toMatch(/^## Held-out tasks: able\n\n\| Kind \|/);
  });

  test('goes on where a server gave no answer, and counts nothing twice', async () => {
    const cwd = newFolder();
    const down = questions.slice(0, 2).map(({ turns }) => turns[0]!.user);
    const argv = ['eval', 'heldout', out, '--model', 'able', '--json'];
    const base = await serveReference('fc', down);
    const first = await magnet([...argv, '--base-url', base], { cwd });
    expect(first.code).toBe(1);
    expect(JSON.parse(first.stdout)).toMatchObject({ overall: { tasks: 10, accuracy: 1 } });
    expect((JSON.parse(first.stdout) as { unanswered: unknown[] }).unanswered).toHaveLength(2);
    down.length = 0;
    const second = await magnet([...argv, '--base-url', base], { cwd });
    expect(second.code).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({ overall: { tasks: 12, accuracy: 1 }, unanswered: [] });
    const ids = readFileSync(join(cwd, 'heldout/answers.jsonl'), 'utf8').trim().split('\n').map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refuses a folder with answers to other tasks', async () => {
    const cwd = newFolder();
    const holdout = { what: ['toolset:clinic'], rows: 3 };
    const config = { rows: 2, pool: ['world:clinic', 'world:mail'], holdout };
    for await (const _ of synthesize({ config, out: join(cwd, 'other') }));
    const server = ['--model', 'able', '--base-url', await serveReference('fc')];
    expect((await magnet(['eval', 'heldout', out, ...server], { cwd })).code).toBe(0);
    const { code, stderr } = await magnet(['eval', 'heldout', 'other', ...server], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('the folder holds another evaluation: tasks was')]);
  });

  test('asks no more than --limit', async () => {
    const base = ['--model', 'able', '--base-url', await serveReference('fc')];
    const { stdout } = await magnet(['eval', 'heldout', out, ...base, '--limit', '3', '--json'], { cwd: newFolder() });
    expect(JSON.parse(stdout)).toMatchObject({ overall: { tasks: 3 } });
  });

  test('refuses a run that held nothing out, and a folder that is no run', async () => {
    const cwd = newFolder();
    for await (const _ of synthesize({ config: { rows: 2, pool: ['world:mail'] }, out: join(cwd, 'plain') }));
    const server = ['--model', 'able', '--base-url', 'http://127.0.0.1:9/v1'];
    const plain = await magnet(['eval', 'heldout', 'plain', ...server], { cwd });
    expect([plain.code, plain.stderr]).toEqual([
      2,
      expect.stringMatching(/this run held nothing out.*--holdout tool:NAME/),
    ]);
    const nowhere = await magnet(['eval', 'heldout', 'nowhere', ...server], { cwd });
    expect(nowhere.stderr).toContain('there is no such folder');
  });
});

function idOf(line: string): unknown {
  return (JSON.parse(line) as JsonObject).id;
}

test('magnet run --holdout makes the tasks, and says so', async () => {
  const cwd = newFolder();
  const argv = [
    'run',
    '--pool',
    'world:mail',
    '--holdout',
    'tool:find_contact',
    '--holdout',
    'paths:0.3',
    '--limit',
    '4',
  ];
  const { stdout } = await magnet(argv, { cwd });
  expect(stdout).toMatch(/Held out +tasks\n/);
  expect(stdout).toMatch(/tool:find_contact +\d+\n/);
  expect((await magnet(['validate', 'run'], { cwd })).stdout).toContain('run is sound');
  const wrong = await magnet(['run', '--pool', 'world:mail', '--holdout', 'tool:find_contcat', '--out', 'other'], {
    cwd,
  });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Did you mean')]);
});
