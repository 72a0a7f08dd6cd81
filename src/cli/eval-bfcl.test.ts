import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { writeBfclFixture } from '../../test/support/bfcl-fixture.ts';
import { type ChatReply, chatServers } from '../../test/support/chat-server.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import type { Json, JsonObject } from '../core/json.ts';

const newFolder = emptyFolders();
const serve = chatServers();
const server = ['--model', 'a', '--base-url', 'http://127.0.0.1:9/v1'];

/** A working folder with the data of BFCL in `data`. */
function workplace(): string {
  const cwd = newFolder();
  writeBfclFixture(join(cwd, 'data'));
  return cwd;
}

function write(folder: string, path: string, records: readonly Json[]): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  writeFileSync(join(folder, path), path.endsWith('.gz') ? gzipSync(text) : text);
}

function recordsIn(path: string): JsonObject[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as JsonObject);
}

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
  const cwd = workplace();
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
        .concat(['evaluation.json', 'scores.json', 'scores.md'])
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
    expect(outcome.stdout).toMatch(/able: 1 without an answer, in no figure: the server answered 400/);
    expect(readFileSync(join(cwd, 'bfcl/answers.jsonl'), 'utf8')).not.toContain('simple_python_1');
    expect(baseUrl).toContain('127.0.0.1');
  });

  test('a stop exits with 3, and the same command goes on', async () => {
    const cwd = workplace();
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

  test('a server that lets nobody in exits with 3', async () => {
    const cwd = workplace();
    write(cwd, 'data/BFCL_v4_simple_python.json', manyQuestions(12));
    const baseUrl = await serve(() => ({ status: 401, body: '{"error": "no key"}' }));
    const argv = ['eval', 'bfcl', '--model', 'able', '--base-url', baseUrl, '--data', 'data', '--category', 'simple'];
    const { code, stderr } = await magnet(argv, { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(/10 questions in a row got no answer; the last time the server answered 401/);
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
    ['no server', ['--model', 'a'], { BFCL_DATA: 'data' }, /--base-url: this is needed/],
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
    const { code, stdout, stderr } = await magnet(['eval', 'bfcl', ...flags], { cwd: workplace(), env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

function manyQuestions(count: number): Json[] {
  const question = [[{ role: 'user', content: 'Boil an egg.' }]];
  return Array.from({ length: count }, (_, at) => ({ id: `simple_python_${at}`, question, function: [] }));
}

describe('magnet eval bfcl score', () => {
  const right = { id: 'simple_python_0', result: [{ kitchen_boil: '{"eggs": 3}' }] };
  const wrong = { id: 'simple_python_0', result: [{ kitchen_boil: '{"eggs": 4}' }] };

  async function scored(cwd: string, flags: readonly string[]) {
    return await magnet(['eval', 'bfcl', 'score', '--data', 'data', ...flags], { cwd });
  }

  test('our own folder scores as it did when it was made', async () => {
    const { cwd, outcome } = await asked(attentiveModel);
    const { code, stdout } = await scored(cwd, ['--responses', 'bfcl']);
    expect(code).toBe(0);
    const figures = (text: string) => text.split('\n').filter((line) => line.includes('%'));
    expect(figures(stdout)).toEqual(figures(outcome.stdout));
  });

  test("upstream's files, in folders of any depth; those that version 3 does not score are left alone", async () => {
    const cwd = workplace();
    write(cwd, 'result/able/non_live/BFCL_v4_simple_python_result.json', [right]);
    write(cwd, 'result/able/multi_turn/BFCL_v4_multi_turn_base_result.json', [
      {
        id: 'multi_turn_base_0',
        result: [
          [[{ create_ticket: '{"title": "Broken lamp", "priority": 2}' }], 'Open.'],
          [[{ close_ticket: '{"ticket_id": 8}' }]],
        ],
      },
    ]);
    write(cwd, 'result/able/agentic/BFCL_v4_memory_kv_result.json', [{ id: 'memory_kv_0-customer-0', result: 'x' }]);
    const { stdout } = await scored(cwd, ['--responses', 'result/able', '--verdicts', 'verdicts.jsonl']);
    expect(stdout).toMatch(/^BFCL v3: able\n/);
    expect(stdout).toMatch(/multi_turn_base +0\.00% +50\.00% +1 +200\n/);
    expect(stdout).toMatch(/Non-Live Acc +N\/A\n/);
    expect(recordsIn(join(cwd, 'verdicts.jsonl'))).toMatchObject([
      {
        run: 'able',
        id: 'multi_turn_base_0',
        valid: false,
        errorType: 'multi_turn:instance_state_mismatch',
        turnsPassed: 0.5,
      },
      { run: 'able', id: 'simple_python_0', valid: true, errorType: null, turnsPassed: null },
    ]);
  });

  test('several runs with their mean and spread', async () => {
    const cwd = workplace();
    write(cwd, 'one.json', [right]);
    write(cwd, 'two.json', [wrong]);
    const { stdout } = await scored(cwd, ['--responses', 'one.json', 'two.json']);
    expect(stdout).toMatch(/^BFCL v3: one\.json, two\.json\n/);
    expect(stdout).toMatch(/simple_python +50\.00% ± 70\.71/);
    const { stdout: json } = await scored(cwd, ['--responses', 'one.json', 'two.json', '--json']);
    const report = JSON.parse(json) as { categories: JsonObject[] };
    expect(report.categories[0]).toMatchObject({ category: 'simple_python', judged: [1, 1], accuracy: { mean: 0.5 } });
  });

  test('an answer that was made again counts once, the last one', async () => {
    const cwd = workplace();
    write(cwd, 'one.json', [wrong, right]);
    expect((await scored(cwd, ['--responses', 'one.json'])).stdout).toMatch(/simple_python +100\.00% +1 /);
  });

  test.each([
    ['text', [], '[kitchen.boil(eggs=3)]', '100.00%'],
    ['calls with dots', [], [{ 'kitchen.boil': '{"eggs": 3}' }], '100.00%'],
    ['calls with dots where none may be', ['--names', 'underscore'], [{ 'kitchen.boil': '{"eggs": 3}' }], '0.00%'],
    ['text taken for calls', ['--mode', 'fc'], '[kitchen.boil(eggs=3)]', '0.00%'],
  ] as const)('%s', async (_, flags, result, accuracy) => {
    const cwd = workplace();
    write(cwd, 'one.json', [{ id: 'simple_python_0', result: result as Json }]);
    expect((await scored(cwd, ['--responses', 'one.json', ...flags])).stdout).toMatch(
      new RegExp(`simple_python +${accuracy}`),
    );
  });

  test('version 3 data with its shorter names', async () => {
    const cwd = newFolder();
    const document = {
      name: 'boil',
      description: '',
      parameters: { type: 'dict', properties: { eggs: { type: 'integer' } }, required: ['eggs'] },
    };
    write(cwd, 'data/BFCL_v3_simple.json', [
      { id: 'simple_0', question: [[{ role: 'user', content: 'Boil.' }]], function: [document] },
    ]);
    write(cwd, 'data/possible_answer/BFCL_v3_simple.json', [
      { id: 'simple_0', ground_truth: [{ boil: { eggs: [3] } }] },
    ]);
    write(cwd, 'able/BFCL_v3_simple_result.json', [{ id: 'simple_0', result: [{ boil: '{"eggs": 3}' }] }]);
    expect((await scored(cwd, ['--responses', 'able'])).stdout).toMatch(/simple_python +100\.00% +1 /);
  });

  test.each([
    ['nothing', 'nowhere', /nowhere: there is no such file or folder/],
    ['a folder without answers', 'data', /there are no answers in this folder.*BFCL_v4_multiple_result\.json/],
    ['a line that is no JSON', 'bad.json', /bad\.json:2: this is not JSON/],
    ['a record without an id', 'idless.json', /idless\.json:1: "id" is missing/],
    ['a question that the data lacks', 'other.json', /there is no entry simple_python_7/],
  ])('%s is misuse', async (_, responses, message) => {
    const cwd = workplace();
    writeFileSync(join(cwd, 'bad.json'), `${JSON.stringify(right)}\n{"id": \n`);
    write(cwd, 'idless.json', [{ result: [] }]);
    write(cwd, 'other.json', [{ id: 'simple_python_7', result: [] }]);
    const { code, stdout, stderr } = await scored(cwd, ['--responses', responses]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('magnet eval bfcl validate', () => {
  test('accepts sound data', async () => {
    const { code, stdout } = await magnet(['eval', 'bfcl', 'validate', '--data', 'data'], { cwd: workplace() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/4 questions scored with their own ground truth, 0 refused\n$/);
  });

  test('lists what no answer can satisfy; exit code 1', async () => {
    const cwd = workplace();
    write(cwd, 'data/possible_answer/BFCL_v4_simple_python.json', [
      { id: 'simple_python_0', ground_truth: [{ 'kitchen.boil': { eggs: ['three'] } }] },
      { id: 'simple_python_1', ground_truth: [{ 'kitchen.boil': { eggs: [], minutes: [''] } }] },
    ]);
    const { code, stdout } = await magnet(['eval', 'bfcl', 'validate', '--data', 'data'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^simple_python_1: .*\n.*\n4 questions scored with their own ground truth, 1 refused\n$/);
    const { stdout: json } = await magnet(['eval', 'bfcl', 'validate', '--data', 'data', '--json'], { cwd });
    expect(JSON.parse(json)).toMatchObject({ checked: 4, defects: [{ id: 'simple_python_1' }] });
  });

  test.each<[string, Json, RegExp]>([
    [
      'a question that is none',
      { id: 'simple_python_0', question: ['Boil.'], function: [] },
      /simple_python\.json:1: "question" is something else/,
    ],
    [
      'a message that is none',
      { id: 'simple_python_0', question: [['Boil.']], function: [] },
      /simple_python\.json:1: "question" is something else/,
    ],
    [
      'a function that is none',
      { id: 'simple_python_0', question: [[]], function: [7] },
      /simple_python\.json:1: "function" is something else/,
    ],
    ['a line that is no object', [], /simple_python\.json:1: this line is no JSON object/],
  ])('%s is told with its place', async (_, record, message) => {
    const cwd = workplace();
    write(cwd, 'data/BFCL_v4_simple_python.json', [record]);
    const { code, stderr } = await magnet(['eval', 'bfcl', 'validate', '--data', 'data'], { cwd });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('magnet eval bfcl exec', () => {
  const probe: JsonObject = {
    class: 'MathAPI',
    initial_config: {},
    long_context: false,
    calls: [{ call: 'add(a=1, b=2.5)' }, { call: 'divide(a=1, b=0)', note: 'kept' }],
  };

  async function executed(cwd: string, input: string, flags: readonly string[] = []) {
    return await magnet(['eval', 'bfcl', 'exec', '--input', input, '--output', 'out.jsonl', ...flags], { cwd });
  }

  test.each(['probes.jsonl', 'probes.jsonl.gz'])('answers %s line by line, without any data', async (input) => {
    const cwd = newFolder();
    write(cwd, input, [probe]);
    expect(await executed(cwd, input)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(recordsIn(join(cwd, 'out.jsonl'))).toEqual([
      {
        ...probe,
        calls: [
          { call: 'add(a=1, b=2.5)', result: '{"result": 3.5}' },
          { call: 'divide(a=1, b=0)', note: 'kept', result: '{"error": "Cannot divide by zero"}' },
        ],
        state: {},
      },
    ]);
  });

  test('long context reads its texts from the data', async () => {
    const cwd = workplace();
    write(cwd, 'long.jsonl', [{ ...probe, class: 'GorillaFileSystem', long_context: true, calls: [] }]);
    const { code, stderr } = await executed(cwd, 'long.jsonl', ['--data', 'data']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /long_context\.json: the texts of long-context mode are not there.*magnet eval bfcl long-context/,
    );
    expect((await executed(cwd, 'long.jsonl')).stderr).toContain('the data of BFCL is not given');
  });

  test.each<[string, string, RegExp]>([
    ['a class that is none', '{"class": "Kitchen", "calls": []}', /in\.jsonl:1: .*MathAPI/],
    ['calls that are none', '{"class": "MathAPI", "calls": 5}', /in\.jsonl:1: "calls" is something else/],
    ['a call that is none', '{"class": "MathAPI", "calls": ["add(a=1, b=2)"]}', /in\.jsonl:1: "call" is missing/],
    ['a line that is cut', '{"class": "MathAPI"', /in\.jsonl:1: this is not JSON/],
  ])('%s is told with its place, and nothing is written', async (_, line, message) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'in.jsonl'), `${line}\n`);
    const { code, stderr } = await executed(cwd, 'in.jsonl');
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(readdirSync(cwd)).not.toContain('out.jsonl');
  });

  test('an input that is not there', async () => {
    const { code, stderr } = await executed(newFolder(), 'nowhere.jsonl');
    expect(code).toBe(2);
    expect(stderr).toMatch(/nowhere\.jsonl: the file cannot be read/);
  });
});

describe('magnet eval bfcl check', () => {
  const base = {
    id: 'case-0',
    category: 'simple_python',
    entry_id: 'simple_python_0',
    mode: 'fc',
    result: [{ kitchen_boil: '{"eggs": 3}' }],
  };

  async function checked(cwd: string) {
    return await magnet(
      ['eval', 'bfcl', 'check', '--input', 'cases.jsonl', '--output', 'out.jsonl', '--data', 'data'],
      { cwd },
    );
  }

  test('judges a line each', async () => {
    const cwd = workplace();
    write(cwd, 'cases.jsonl', [
      { ...base, names: 'underscore' },
      { ...base, id: 'case-1' },
      {
        ...base,
        id: 'case-2',
        category: 'multi_turn_base',
        entry_id: 'multi_turn_base_0',
        mode: 'prompting',
        result: [["[create_ticket(title='Broken lamp', priority=2)]"], ['[close_ticket(ticket_id=7)]']],
      },
      { ...base, id: 'case-3', category: 'multi_turn_base', entry_id: 'multi_turn_base_0', result: [[]] },
    ]);
    expect(await checked(cwd)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(recordsIn(join(cwd, 'out.jsonl'))).toEqual([
      { id: 'case-0', valid: true, error_type: null },
      { id: 'case-1', valid: false, error_type: 'simple_function_checker:wrong_func_name' },
      { id: 'case-2', valid: true, error_type: null },
      { id: 'case-3', valid: false, error_type: 'multi_turn:force_terminated' },
    ]);
  });

  test.each<[string, JsonObject, RegExp]>([
    ['a category that is none', { category: 'sonnets' }, /cases\.jsonl:1: "category" is something else.*simple_python/],
    ['a mode that is none', { mode: 'psychic' }, /cases\.jsonl:1: "mode" is something else.*fc, prompting/],
    ['an entry that is none', { entry_id: 'simple_python_9' }, /there is no entry simple_python_9/],
  ])('%s is told', async (_, changed, message) => {
    const cwd = workplace();
    write(cwd, 'cases.jsonl', [{ ...base, ...changed }]);
    const { code, stderr } = await checked(cwd);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('magnet eval bfcl long-context', () => {
  const names = (
    'WATCH_LIST_EXTENSION TRANSACTION_HISTORY_EXTENSION MA_5_EXTENSION MA_20_EXTENSION TECHNOLOGY_EXTENSION ' +
    'AUTOMOBILE_EXTENSION ORDER_DETAIL_EXTENSION FILE_CONTENT_EXTENSION POPULATE_FILE_EXTENSION ' +
    'CAR_STATUS_METADATA_EXTENSION LONG_WEATHER_EXTENSION PARKING_BRAKE_INSTRUCTION INTERMEDIARY_CITIES ' +
    'CREDIT_CARD_EXTENSION BOOKING_RECORD_EXTENSION FILES_TAIL_USED'
  ).split(' ');

  function writePackage(cwd: string, of: readonly string[]): void {
    mkdirSync(join(cwd, 'bfcl_eval/deep'), { recursive: true });
    const constants = of.map(
      (name, at) => `${name} = {"at": ${at}, "of": [1.5, None, ...],  # a note\n  'a': """x\ny"""}`,
    );
    writeFileSync(join(cwd, 'bfcl_eval/deep/texts.py'), `import os\n\n${constants.join('\n')}\nOTHER = os.getcwd()\n`);
  }

  test('reads the constants of a package', async () => {
    const cwd = newFolder();
    writePackage(cwd, names);
    const argv = ['eval', 'bfcl', 'long-context', 'bfcl_eval', '--out', 'long_context.json'];
    expect(await magnet(argv, { cwd })).toMatchObject({ code: 0, stdout: '' });
    const texts = JSON.parse(readFileSync(join(cwd, 'long_context.json'), 'utf8')) as JsonObject;
    expect(Object.keys(texts)).toEqual(names);
    expect(texts.MA_5_EXTENSION).toEqual({ at: 2, of: [1.5, null, { $repr: 'Ellipsis' }], a: 'x\ny' });
  });

  test('says which are not there', async () => {
    const cwd = newFolder();
    writePackage(cwd, names.slice(1));
    const { code, stderr } = await magnet(['eval', 'bfcl', 'long-context', 'bfcl_eval', '--out', 'x.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('not in its Python files: WATCH_LIST_EXTENSION');
    expect(readdirSync(cwd)).toEqual(['bfcl_eval']);
  });

  test('says that a folder is not there', async () => {
    const { code, stderr } = await magnet(['eval', 'bfcl', 'long-context', 'nowhere', '--out', 'x.json'], {
      cwd: newFolder(),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere: this folder cannot be read');
  });
});
