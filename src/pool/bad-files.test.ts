import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { MagnetError } from '../core/errors.ts';
import { type LoadedPool, type LoadPoolOptions, loadPool } from './load-pool.ts';

const query = { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] };

/** Loads a folder with one file. */
async function loadFile(name: string, content: unknown, options: LoadPoolOptions = {}): Promise<LoadedPool> {
  const folder = await temporaryFolder({ [name]: content });
  return loadPool([{ type: 'path', path: `${folder}/${name}` }], options);
}

async function errorOf(loading: Promise<unknown>): Promise<MagnetError> {
  const error = await loading.catch((reason: unknown) => reason);
  if (!MagnetError.is(error)) expect.unreachable(`no MagnetError but ${String(error)}`);
  return error;
}

describe('files that cannot be used', () => {
  test.each([
    [
      'truncated.json',
      '{"tools": [\n  {"name": "a"',
      /truncated\.json:2:15: this is not JSON: the text ends too early\.$/,
    ],
    [
      'rows.jsonl',
      '{"name": "a", "parameters": {}}\n{"name": }\n',
      /rows\.jsonl:2:10: this is not JSON: unexpected "}"\.$/,
    ],
    [
      'empty.json',
      '',
      /empty\.json: no tools of a known kind were found\. Expected tools of one of the kinds functions, mcp/,
    ],
    ['poem.json', '["roses", "violets"]', /poem\.json: no tools of a known kind were found/],
  ])('%s', async (name, text, message) => {
    const error = await errorOf(loadFile(name, text));
    expect(error.code).toBe('bad-file');
    expect(error.message).toMatch(message);
  });

  test('a broken file in a folder stops the import', async () => {
    const folder = await temporaryFolder({ 'a.json': [{ name: 'a', parameters: query }], 'b.json': '{"tools": [}' });
    const error = await errorOf(loadPool([{ type: 'path', path: folder }]));
    expect([error.code, error.where]).toEqual(['bad-file', `${folder}/b.json:1:12`]);
  });

  test('a file of another kind than the forced one', async () => {
    const folder = await temporaryFolder({ 'a.json': { tools: [{ name: 'a', inputSchema: query }] } });
    const error = await errorOf(loadPool([{ type: 'path', path: `${folder}/a.json`, kind: 'toolbench' }]));
    expect(error.message).toBe(`${folder}/a.json: no toolbench tools were found. Expected JSON of the kind toolbench.`);
  });

  test('a file that holds nothing with a name', async () => {
    const folder = await temporaryFolder({ 'index.json': [{ file: 'a.json', tools: 8 }] });
    const error = await errorOf(loadPool([{ type: 'path', path: `${folder}/index.json`, kind: 'functions' }]));
    expect(error.message).toContain('no functions tools were found');
  });

  test('a huge file is refused before it is read', async () => {
    const error = await errorOf(loadFile('a.json', 'this is no JSON', { maximumFileSize: 10 }));
    expect([error.code, error.message]).toEqual([
      'bad-file',
      `${error.where}: the file has 15 bytes. Expected at most 10 bytes. Split it into several files and give their folder.`,
    ]);
  });

  test('a path that does not exist', async () => {
    const error = await errorOf(loadPool([{ type: 'path', path: 'no/such.json' }]));
    expect([error.code, error.message]).toEqual([
      'misuse',
      'no/such.json: there is no file or folder of this name. Paths count from the working folder.',
    ]);
  });
});
