import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bfclWorkplace, recordsIn, writeRecords } from '../../test/support/bfcl-workplace.ts';
import { type ChatReply, chatServers } from '../../test/support/chat-server.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { recordedServers, recordingsOf } from '../../test/support/recorded-server.ts';
import type { Json, JsonObject } from '../core/json.ts';

const newFolder = emptyFolders();
const serveRecording = recordedServers();
const serve = chatServers();
const server = ['--model', 'a', '--base-url', 'http://127.0.0.1:9/v1'];

const usage = { prompt_tokens: 100, completion_tokens: 10 };

function calls(name: string, given: JsonObject): ChatReply {
  const call = { id: 'call-1', type: 'function', function: { name, arguments: JSON.stringify(given) } };
  return { message: { content: null, tool_calls: [call] }, usage };
}

const says = (content: string): ChatReply => ({ message: { content }, usage });

/** A model that answers every question of the fixture rightly, save for one. */
function ableModel({ messages }: JsonObject): ChatReply {
  const last = (messages as { role: string; content: string }[]).at(-1)!;
  if (last.role === 'tool') return says('Done.');
  if (last.content === 'Boil three eggs.') return calls('kitchen_boil', { eggs: 3 });
  if (last.content.startsWith('Boil two')) return calls('kitchen_boil', { eggs: 2 });
  if (last.content.startsWith('The lamp')) return calls('create_ticket', { title: 'Broken lamp', priority: 2 });
  if (/^It is mended|^I have updated/.test(last.content)) return calls('close_ticket', { ticket_id: 7 });
  return says('I cannot.');
}

/** The same with the function at hand only: the held-back turn is answered in words. */
function attentiveModel(request: JsonObject): ChatReply {
  const reply = ableModel(request);
  const names = (request.tools as { function: { name: string } }[]).map((tool) => tool.function.name);
  const called = 'message' in reply ? (reply.message.tool_calls as { function: { name: string } }[])?.[0] : undefined;
  return called && !names.includes(called.function.name) ? says('I lack a function for this.') : reply;
}

async function asked(reply: (request: JsonObject) => ChatReply, more: readonly string[] = []) {
  const cwd = bfclWorkplace(newFolder());
  const baseUrl = await serve(reply);
  const argv = ['eval', 'bfcl', '--model', 'able', '--base-url', baseUrl, '--data', 'data', ...more];
  return { cwd, baseUrl, argv, outcome: await magnet(argv, { cwd }) };
}

describe('magnet eval bfcl', () => {
  test('asks, scores and keeps answers, transcripts, verdicts and scores', async () => {
    const { cwd, outcome } = await asked(attentiveModel, ['--price-in', '2', '--price-out', '10']);
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toMatch(/^BFCL v3: able\n\nData: unknown \(files [\da-f]{16}\)\n/);
    expect(outcome.stdout).toMatch(/simple_python +50\.00% +2 +400\n/);
    expect(outcome.stdout).toMatch(/irrelevance +100\.00%/);
    expect(outcome.stdout).toMatch(/multi_turn_miss_func +100\.00% +100\.00% +1 +200\n/);
    expect(outcome.stdout).toMatch(/simple_function_checker:missing_optional +1\n/);
    expect(outcome.stdout).toMatch(/able: 1200 input and 120 output tokens, \$0\.00\n/);
    expect(outcome.stdout).toContain('The executable categories were retired');
    expect(readdirSync(join(cwd, 'bfcl')).sort()).toEqual(
      ['answers', 'transcripts', 'verdicts']
        .map((name) => `${name}.jsonl`)
        .concat(['evaluation.json', 'figures.json', 'scores.json', 'scores.md'])
        .sort(),
    );
    expect(recordsIn(join(cwd, 'bfcl/verdicts.jsonl'))).toHaveLength(5);
    expect(recordsIn(join(cwd, 'bfcl/answers.jsonl'))).toContainEqual({
      id: 'simple_python_0',
      category: 'simple_python',
      result: [{ kitchen_boil: '{"eggs":3}' }],
      usage: { inputTokens: 100, outputTokens: 10 },
    });
  });

  test('the same command asks nothing again and prints the same', async () => {
    let requests = 0;
    const count = (request: JsonObject) => {
      requests += 1;
      return attentiveModel(request);
    };
    const { cwd, argv, outcome } = await asked(count, ['--json']);
    const before = requests;
    expect(await magnet(argv, { cwd })).toEqual(outcome);
    expect(requests).toBe(before);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ runs: [{ name: 'able', unanswered: [] }] });
  });

  test('our own folder scores as it did when it was made', async () => {
    const { cwd, outcome } = await asked(attentiveModel);
    const { code, stdout } = await magnet(['eval', 'bfcl', 'score', '--data', 'data', '--responses', 'bfcl'], { cwd });
    expect(code).toBe(0);
    const figures = (text: string) => text.split('\n').filter((line) => line.includes('%'));
    expect(figures(stdout)).toEqual(figures(outcome.stdout));
  });

  test('prompting sends no tools', async () => {
    const answers = (request: JsonObject) => says('tools' in request ? 'tools!' : '[kitchen.boil(eggs=3)]');
    const { outcome } = await asked(answers, ['--mode', 'prompting', '--ids', 'simple_python_0']);
    expect(outcome.stdout).toMatch(/simple_python +100\.00% +1 +400\n/);
  });

  test.each([
    [
      ['--category', 'simple'],
      ['simple_python_0', 'simple_python_1'],
    ],
    [
      ['--category', 'multi_turn', '--category', 'irrelevance'],
      ['irrelevance_0', 'multi_turn_base_0', 'multi_turn_miss_func_0'],
    ],
    [['--category', 'simple_python', '--limit', '1'], ['simple_python_0']],
    [['--ids', 'simple_python_1', '--ids', 'simple_python_1'], ['simple_python_1']],
  ])('%j asks %j', async (flags, expected) => {
    const { cwd } = await asked(attentiveModel, flags);
    expect(
      recordsIn(join(cwd, 'bfcl/answers.jsonl'))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(expected);
  });

  test('a question without an answer is in no figure; exit code 1', async () => {
    const refuse = (request: JsonObject): ChatReply =>
      JSON.stringify(request).includes('Boil two') ? { status: 400, body: '{"error": "no"}' } : attentiveModel(request);
    const { cwd, baseUrl, outcome } = await asked(refuse);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toMatch(/simple_python +100\.00% +1 +400\n/);
    expect(outcome.stdout).toMatch(/able: 1 without an answer, in no figure: able at http:.* answered 400/);
    expect(readFileSync(join(cwd, 'bfcl/answers.jsonl'), 'utf8')).not.toContain('simple_python_1');
    expect(baseUrl).toContain('127.0.0.1');
  });

  test('a stop exits with 3, and the same command goes on', async () => {
    const cwd = bfclWorkplace(newFolder());
    const stop = new AbortController();
    const baseUrl = await serve((request) => {
      stop.abort();
      return attentiveModel(request);
    });
    const argv = ['eval', 'bfcl', '--model', 'able', '--base-url', baseUrl, '--data', 'data', '--concurrency', '1'];
    const stopped = await magnet(argv, { cwd, signal: stop.signal });
    expect(stopped).toMatchObject({ code: 3, stdout: '' });
    expect(stopped.stderr).toContain('The same command goes on');
    expect(await magnet(argv, { cwd })).toMatchObject({ code: 0 });
    expect(recordsIn(join(cwd, 'bfcl/answers.jsonl'))).toHaveLength(5);
  });

  test('a server that lets nobody in is asked once, and exits with 3', async () => {
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'data/BFCL_v4_simple_python.json', manyQuestions(12));
    let asked = 0;
    const baseUrl = await serve(() => {
      asked += 1;
      return { status: 401, body: '{"error": "no key"}' };
    });
    const flags = ['--data', 'data', '--category', 'simple', '--concurrency', '1'];
    const { code, stderr } = await magnet(['eval', 'bfcl', '--model', 'able', '--base-url', baseUrl, ...flags], {
      cwd,
    });
    expect(code).toBe(3);
    expect(stderr).toMatch(/able at http:.* answered 401: no key.*Check the key.*run the same command again/);
    expect(asked).toBe(1);
  });

  test.each([
    [[], 'Bearer of Groq'],
    [['--api-key-env', 'MINE'], 'Bearer of mine'],
  ])('a model is named by its provider, whose key is taken unless %j names another', async (flags, authorization) => {
    const cwd = bfclWorkplace(newFolder());
    const { baseUrl, requests } = await serveRecording(recordingsOf('openai').success!);
    const server = ['--model', 'groq:able', '--base-url', baseUrl, ...flags];
    const env = { GROQ_API_KEY: 'of Groq', MINE: 'of mine', OPENAI_API_KEY: 'of OpenAI' };
    await magnet(['eval', 'bfcl', ...server, '--data', 'data', '--ids', 'simple_python_0'], { cwd, env });
    expect(requests).toMatchObject([{ headers: { authorization }, body: { model: 'able' } }]);
  });

  test('another model in the same folder is refused', async () => {
    const { cwd, argv } = await asked(attentiveModel, ['--ids', 'simple_python_0']);
    const { code, stderr } = await magnet(argv.with(3, 'other'), { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('the folder holds another evaluation: model was "able", now "other"');
  });

  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['no data', server, {}, /--data: the data of BFCL is not given.*pip download bfcl-eval/],
    [
      'a folder without data',
      ['--data', 'data/multi_turn_func_doc', ...server],
      {},
      /no files of BFCL in this folder.*bfcl_eval\/data/,
    ],
    ['a folder that is not there', server, { BFCL_DATA: 'nowhere' }, /nowhere: there is no such folder/],
    ['no model', ['--data', 'data', '--base-url', 'http://127.0.0.1:9/v1'], {}, /--model: this is needed/],
    ['no server', ['--model', 'a'], { BFCL_DATA: 'data' }, /"a" names no provider.* give its base URL/],
    [
      'an unknown category',
      ['--data', 'data', '--category', 'sonnets', ...server],
      {},
      /--category: no category is called sonnets.*simple_python/,
    ],
    [
      'an unknown kind of id',
      ['--data', 'data', '--ids', 'sonnet_18', ...server],
      {},
      /--ids: no category has a question sonnet_18/,
    ],
    [
      'an unknown id',
      ['--data', 'data', '--ids', 'simple_python_99', ...server],
      {},
      /there is no entry simple_python_99/,
    ],
    ['an unknown mode', ['--data', 'data', '--mode', 'psychic'], {}, /--mode.*fc, prompting/],
  ])('%s is misuse', async (_, flags, env, message) => {
    const { code, stdout, stderr } = await magnet(['eval', 'bfcl', ...flags], { cwd: bfclWorkplace(newFolder()), env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

function manyQuestions(count: number): Json[] {
  const question = [[{ role: 'user', content: 'Boil an egg.' }]];
  return Array.from({ length: count }, (_, at) => ({ id: `simple_python_${at}`, question, function: [] }));
}
