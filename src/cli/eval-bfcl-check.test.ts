import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bfclWorkplace, recordsIn, writeRecords } from '../../test/support/bfcl-workplace.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import type { JsonObject } from '../core/json.ts';

const newFolder = emptyFolders();

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
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'cases.jsonl', [
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
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'cases.jsonl', [{ ...base, ...changed }]);
    const { code, stderr } = await checked(cwd);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
