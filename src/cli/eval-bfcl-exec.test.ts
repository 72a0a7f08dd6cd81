import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bfclWorkplace, recordsIn, writeRecords } from '../../test/support/bfcl-workplace.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import type { JsonObject } from '../core/json.ts';

const newFolder = emptyFolders();

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
    writeRecords(cwd, input, [probe]);
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

  test('a record that asks for a short state gets a mark for the long text of files', async () => {
    const cwd = bfclWorkplace(newFolder());
    const texts = { FILES_TAIL_USED: [], FILE_CONTENT_EXTENSION: ' and so on', POPULATE_FILE_EXTENSION: ['b.txt'] };
    writeFileSync(join(cwd, 'data/long_context.json'), JSON.stringify(texts));
    const contents = { 'a.txt': { type: 'file', content: 'Once' } };
    const initial_config = { root: { home: { type: 'directory', contents } } };
    const record = { class: 'GorillaFileSystem', initial_config, long_context: true, state_short: true };
    writeRecords(cwd, 'long.jsonl', [{ ...record, calls: [{ call: "cat(file_name='a.txt')" }] }]);
    await executed(cwd, 'long.jsonl', ['--data', 'data']);
    const [answer] = recordsIn(join(cwd, 'out.jsonl')) as [{ calls: unknown; state: { root: unknown } }];
    expect(answer.calls).toMatchObject([{ result: '{"file_content": "Once and so on"}' }]);
    expect(JSON.stringify(answer.state.root)).toContain('"content":"Once$EXT$"');
  });

  test('long context reads its texts from the data', async () => {
    const cwd = bfclWorkplace(newFolder());
    writeRecords(cwd, 'long.jsonl', [{ ...probe, class: 'GorillaFileSystem', long_context: true, calls: [] }]);
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
