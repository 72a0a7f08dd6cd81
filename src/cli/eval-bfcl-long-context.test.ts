import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import type { JsonObject } from '../core/json.ts';

const newFolder = emptyFolders();

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
