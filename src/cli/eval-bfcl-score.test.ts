import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bfclWorkplace, recordsIn, writeRecords } from '../../test/support/bfcl-workplace.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import type { Json, JsonObject } from '../core/json.ts';

const newFolder = emptyFolders();

describe('magnet eval bfcl score', () => {
  const right = { id: 'simple_python_0', result: [{ kitchen_boil: '{"eggs": 3}' }] };
  const wrong = { id: 'simple_python_0', result: [{ kitchen_boil: '{"eggs": 4}' }] };

  async function scored(cwd: string, flags: readonly string[]) {
    return await magnet(['eval', 'bfcl', 'score', '--data', 'data', ...flags], { cwd });
  }

  test("upstream's files, in folders of any depth; those that version 3 does not score are left alone", async () => {
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'result/able/non_live/BFCL_v4_simple_python_result.json', [right]);
    writeRecords(cwd, 'result/able/multi_turn/BFCL_v4_multi_turn_base_result.json', [
      {
        id: 'multi_turn_base_0',
        result: [
          [[{ create_ticket: '{"title": "Broken lamp", "priority": 2}' }], 'Open.'],
          [[{ close_ticket: '{"ticket_id": 8}' }]],
        ],
      },
    ]);
    writeRecords(cwd, 'result/able/agentic/BFCL_v4_memory_kv_result.json', [
      { id: 'memory_kv_0-customer-0', result: 'x' },
    ]);
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
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'one.json', [right]);
    writeRecords(cwd, 'two.json', [wrong]);
    const { stdout } = await scored(cwd, ['--responses', 'one.json', 'two.json']);
    expect(stdout).toMatch(/^BFCL v3: one\.json, two\.json\n/);
    expect(stdout).toMatch(/simple_python +50\.00% ± 70\.71/);
    const { stdout: json } = await scored(cwd, ['--responses', 'one.json', 'two.json', '--json']);
    const report = JSON.parse(json) as { categories: JsonObject[] };
    expect(report.categories[0]).toMatchObject({ category: 'simple_python', judged: [1, 1], accuracy: { mean: 0.5 } });
  });

  test('an answer that was made again counts once, the last one', async () => {
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'one.json', [wrong, right]);
    expect((await scored(cwd, ['--responses', 'one.json'])).stdout).toMatch(/simple_python +100\.00% +1 /);
  });

  test.each([
    ['text', [], '[kitchen.boil(eggs=3)]', '100.00%'],
    ['calls with dots', [], [{ 'kitchen.boil': '{"eggs": 3}' }], '100.00%'],
    ['calls with dots where none may be', ['--names', 'underscore'], [{ 'kitchen.boil': '{"eggs": 3}' }], '0.00%'],
    ['text taken for calls', ['--mode', 'fc'], '[kitchen.boil(eggs=3)]', '0.00%'],
  ] as const)('%s', async (_, flags, result, accuracy) => {
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'one.json', [{ id: 'simple_python_0', result: result as Json }]);
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
    writeRecords(cwd, 'data/BFCL_v3_simple.json', [
      { id: 'simple_0', question: [[{ role: 'user', content: 'Boil.' }]], function: [document] },
    ]);
    writeRecords(cwd, 'data/possible_answer/BFCL_v3_simple.json', [
      { id: 'simple_0', ground_truth: [{ boil: { eggs: [3] } }] },
    ]);
    writeRecords(cwd, 'able/BFCL_v3_simple_result.json', [{ id: 'simple_0', result: [{ boil: '{"eggs": 3}' }] }]);
    expect((await scored(cwd, ['--responses', 'able'])).stdout).toMatch(/simple_python +100\.00% +1 /);
  });

  test.each([
    ['nothing', 'nowhere', /nowhere: there is no such file or folder/],
    ['a folder without answers', 'data', /there are no answers in this folder.*BFCL_v4_multiple_result\.json/],
    ['a line that is no JSON', 'bad.json', /bad\.json:2: this is not JSON/],
    ['a record without an id', 'idless.json', /idless\.json:1: "id" is missing/],
    ['a question that the data lacks', 'other.json', /there is no entry simple_python_7/],
  ])('%s is misuse', async (_, responses, message) => {
    const cwd = bfclWorkplace(newFolder());
    writeFileSync(join(cwd, 'bad.json'), `${JSON.stringify(right)}\n{"id": \n`);
    writeRecords(cwd, 'idless.json', [{ result: [] }]);
    writeRecords(cwd, 'other.json', [{ id: 'simple_python_7', result: [] }]);
    const { code, stdout, stderr } = await scored(cwd, ['--responses', responses]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
