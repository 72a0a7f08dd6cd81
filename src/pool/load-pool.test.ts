import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { MagnetError } from '../core/errors.ts';
import { defaultAnnotations, type Tool, toolSchema } from '../core/tool.ts';
import type { World } from '../core/world.ts';
import { formatPoolReport } from './format-report.ts';
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

describe('kinds of files', () => {
  const flat = { name: 'find_it', description: 'Finds it', parameters: query };
  const wrapped = { type: 'function', function: flat };
  const mcp = { name: 'find_it', description: 'Finds it', inputSchema: query };
  test.each<[string, unknown, string, string]>([
    ['one flat function', flat, 'functions', ''],
    ['one wrapped function', wrapped, 'functions', ''],
    ['a list of functions', [wrapped], 'functions', '/0'],
    ['an object of tools', { tools: [wrapped] }, 'functions', '/tools/0'],
    ['an object of functions', { functions: [flat] }, 'functions', '/functions/0'],
    ['lines of functions', `${JSON.stringify(flat)}\n\n${JSON.stringify({ ...flat, name: 'b' })}\n`, 'functions', '/0'],
    ['a tools/list result', { tools: [mcp] }, 'mcp', '/tools/0'],
    ['a JSON-RPC response', { jsonrpc: '2.0', id: 1, result: { tools: [mcp] } }, 'mcp', '/result/tools/0'],
    ['a list of MCP tools', [mcp], 'mcp', '/0'],
    [
      'lines of BFCL documents',
      `{"name":"find_it","description":"Finds it","parameters":{"type":"dict","properties":{"q":{"type":"string"}},"required":["q"]},"response":{"type":"dict","properties":{}}}\n{"name":"b","parameters":{"type":"dict","properties":{"x":{"type":"float"}}}}`,
      'bfcl-docs',
      '/0',
    ],
    ['a broken entry before the tools', [null, wrapped], 'functions', '/1'],
  ])('%s', async (_, content, kind, pointer) => {
    const { tools } = await loadFile('tools.json', content);
    const tool = tools.find((each) => each.name === 'find_it')!;
    expect(tool.inputSchema).toEqual(query);
    expect(tool.description).toBe('Finds it');
    expect(tool.source).toMatchObject({ kind, pointer, name: 'find_it' });
    expect(tool.source.file).toMatch(/\/tools\.json$/);
    expect(tool.id).toBe('tools/find_it');
  });

  test('a ToolBench tool file and the query that offers the same API are one tool, with the known output', async () => {
    const api = {
      description: 'Looks',
      method: 'POST',
      required_parameters: [{ name: 'q', type: 'STRING' }],
      optional_parameters: [],
    };
    const folder = await temporaryFolder({
      'tools/Food/my_shop.json': { tool_name: 'My Shop', api_list: [{ ...api, name: 'Latest' }] },
      'queries.json': [
        {
          query_id: 1,
          query: 'What is new?',
          api_list: [
            {
              ...api,
              category_name: 'Food',
              tool_name: 'My Shop',
              api_name: 'Latest',
              api_description: 'Looks',
              description: undefined,
              template_response: { price: 'float' },
            },
          ],
        },
      ],
    });
    const { tools, dropped } = await loadPool([{ type: 'path', path: folder }]);
    expect(tools).toEqual([
      {
        id: 'my_shop/Latest',
        name: 'latest_for_my_shop',
        description: 'Looks',
        category: 'Food',
        toolset: 'my_shop',
        inputSchema: query,
        outputSchema: { type: 'object', properties: { price: { type: 'number' } } },
        annotations: defaultAnnotations,
        repeatBy: 'q',
        source: { kind: 'toolbench', name: 'Latest', file: `${folder}/queries.json`, pointer: '/0/api_list/0' },
      },
    ]);
    expect(dropped[0]).toMatchObject({ reason: 'duplicate', id: `${folder}/tools/Food/my_shop.json#/api_list/0` });
  });

  test('a forced kind picks the files of a folder', async () => {
    const folder = await temporaryFolder({ 'a.json': [wrapped], 'b.json': { tools: [{ ...mcp, name: 'other' }] } });
    const { tools, report } = await loadPool([{ type: 'path', path: folder, kind: 'mcp' }]);
    expect(tools.map((tool) => tool.name)).toEqual(['other']);
    expect(report.notes).toEqual([`${folder}/a.json: not a tool file`]);
  });
});

describe('what is dropped', () => {
  test('a broken tool costs that tool, and its record says where it stands', async () => {
    const good = { name: 'good', description: 'Good', parameters: query };
    const { tools, dropped, report } = await loadFile('tools.json', [
      good,
      'text',
      { name: '  ', parameters: query },
      { name: 'idle', parameters: { type: 'object', properties: {} } },
      { name: 'silent' },
      { name: 'odd', parameters: { type: 'object', properties: { a: { minimum: 'x' } } } },
      { name: 'wrong', parameters: 'none' },
      good,
    ]);
    expect(tools.map((tool) => tool.name)).toEqual(['good']);
    expect(dropped.map(({ id, reason, detail }) => [id.split('#')[1], reason, detail.split('#')[1]])).toEqual([
      ['/1', 'not-a-tool', '/1: the entry is not an object'],
      ['/2', 'no-name', '/2: the function has no name'],
      ['/3', 'no-parameters', '/3 (idle): the tool takes no parameters'],
      ['/4', 'no-parameters', '/4 (silent): the tool takes no parameters'],
      ['/5', 'invalid-schema', '/5 (odd): parameters /properties/a/minimum: this must be number'],
      ['/6', 'invalid-schema', '/6 (wrong): parameters /: a schema must be an object'],
      ['/7', 'duplicate', expect.stringContaining('/7 (good): the same as ')],
    ]);
    expect(report.read).toBe(8);
    expect(report.dropped).toEqual({
      'not-a-tool': 1,
      'no-name': 1,
      'no-parameters': 2,
      'invalid-schema': 2,
      duplicate: 1,
    });
  });

  test('an output schema that is wrong is guessed instead', async () => {
    const { tools } = await loadFile('a.json', [
      { name: 'get_weather', parameters: query, response: { properties: 5 } },
    ]);
    expect(tools[0]).toMatchObject({
      outputInferred: true,
      outputSchema: { properties: { temperature: { type: 'number' } } },
    });
  });

  test('hostile names and descriptions are data', async () => {
    const text =
      '[' +
      ['__proto__', 'constructor', '<img src=x onerror=alert(1)>', '../../etc/passwd', 'a\\u001b[2J\\u202eb', '\\ud800']
        .map(
          (name) =>
            `{"name":"${name}","description":"${name}","parameters":{"properties":{"constructor":{"type":"string"}}}}`,
        )
        .join(',') +
      ']';
    const { tools, toolNamed } = await loadFile('a.json', text);
    expect(tools.map((tool) => [tool.name, tool.description]).sort()).toEqual([
      ['a_2J_b', 'a [2J b'],
      ['etc_passwd', '../../etc/passwd'],
      ['img_src_x_onerror_alert_1', '<img src=x onerror=alert(1)>'],
      ['tool___proto__', '__proto__'],
      ['tool_constructor', 'constructor'],
    ]);
    for (const tool of tools) expect(toolSchema.safeParse(tool).error).toBeUndefined();
    expect(toolNamed('constructor')).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

function worldWith(name: string, tools: readonly string[]): World {
  const tool = (toolName: string): Tool => ({
    id: `${name}/${toolName}`,
    name: toolName,
    description: 'Does it',
    category: 'Finance',
    toolset: name,
    inputSchema: { type: 'object', properties: {} },
    outputSchema: { type: 'object' },
    annotations: defaultAnnotations,
    source: { kind: 'world', name: toolName },
  });
  return { name, tools: tools.map(tool) } as unknown as World;
}

describe('worlds', () => {
  const worlds = [worldWith('bank', ['pay', 'get_balance']), worldWith('shop', ['order'])];

  test('come as they are, each once, and keep their names when a file has the same', async () => {
    const folder = await temporaryFolder({ 'app.json': [{ name: 'pay', parameters: query }] });
    const path = { type: 'path', path: folder } as const;
    const { tools, tool, toolNamed, report } = await loadPool(
      [path, { type: 'world', name: 'shop' }, { type: 'worlds' }],
      { worlds },
    );
    expect(tools.map(({ name }) => name)).toEqual(['pay', 'get_balance', 'order', 'pay_for_app']);
    expect(tool('bank/pay')).toBe(worlds[0]!.tools[0]);
    expect(toolNamed('pay_for_app')?.source.name).toBe('pay');
    expect(() => tool('bank/steal')).toThrow('tool "bank/steal": the pool has no such tool.');
    expect(report.sources.map(({ source, kept }) => [source, kept])).toEqual([
      [folder, 1],
      ['world:shop', 1],
      ['worlds', 3],
    ]);
  });

  test('that have to be named are not among what worlds means', async () => {
    const otherWorlds = [worldWith('moon', ['land'])];
    const all = await loadPool([{ type: 'worlds' }], { worlds, otherWorlds });
    expect(all.tools.map(({ name }) => name)).toEqual(['pay', 'get_balance', 'order']);
    const both = await loadPool([{ type: 'world', name: 'moon' }, { type: 'worlds' }], { worlds, otherWorlds });
    expect(both.tools.map(({ name }) => name)).toEqual(['pay', 'get_balance', 'order', 'land']);
    expect(both.report.sources.map(({ source, kept }) => [source, kept])).toEqual([
      ['world:moon', 1],
      ['worlds', 3],
    ]);
  });

  test.each<[Parameters<typeof loadPool>[0], readonly World[], string]>([
    [[], worlds, 'no pool source is given. Expected at least one, such as "worlds".'],
    [
      [{ type: 'world', name: 'moon' }],
      worlds,
      'pool source world:moon: there is no world "moon". Expected one of bank, shop.',
    ],
    [[{ type: 'worlds' }], [], 'pool source worlds: there are no worlds to take tools from.'],
    [
      [{ type: 'worlds' }],
      [...worlds, worldWith('market', ['order'])],
      'the worlds shop and market both have a tool order. Rename it in one of them.',
    ],
  ])('misuse %#', async (sources, given, message) => {
    const error = await errorOf(loadPool(sources, { worlds: given }));
    expect([error.code, error.message]).toEqual(['misuse', message]);
  });
});

describe('the pool as a whole', () => {
  const tools = Array.from({ length: 12 }, (_, at) => ({
    name: `search ${at % 5}`,
    description: `Of ${at % 7}`,
    parameters: query,
  }));

  test('does not depend on the order of sources', async () => {
    const folder = await temporaryFolder({ 'a.json': tools.slice(0, 6), 'b.json': tools.slice(4) });
    const sources = ['a', 'b'].map((name) => ({ type: 'path' as const, path: `${folder}/${name}.json` }));
    const forward = await loadPool(sources);
    const backward = await loadPool(sources.toReversed());
    expect(backward.tools).toEqual(forward.tools);
    expect(new Set(forward.tools.map((tool) => tool.name)).size).toBe(forward.tools.length);
  });

  test('takes labels from the role that is given, but not over what a source states', async () => {
    const labelTool = async () => 'Jobs' as const;
    const { tools: labelled } = await loadFile('a.json', tools.slice(0, 1), { labelTool });
    expect(labelled[0]?.category).toBe('Jobs');
  });

  test('is told as text', async () => {
    const folder = await temporaryFolder({
      'a.json': [
        ...tools.slice(0, 1),
        { name: 'idle', parameters: {} },
        { name: 'mail', parameters: query, response: query },
      ],
      'notes.json': { title: 'Notes' },
    });
    const { report } = await loadPool([{ type: 'path', path: folder }]);
    expect(formatPoolReport(report).replaceAll(folder, 'FOLDER')).toBe(
      `2 of 3 tools kept, in 1 toolsets

sources:
  FOLDER: 2 of 3 tools kept from 1 file

dropped:
  1 no-parameters

categories:
  1 Email
  1 Search

output schemas:
  1 inferred
  1 stated

notes:
  FOLDER/notes.json: not a tool file
`,
    );
  });

  test('names at most twenty files without tools in its text', async () => {
    const others = Object.fromEntries(Array.from({ length: 22 }, (_, at) => [`other-${at}.json`, {}]));
    const folder = await temporaryFolder({ 'a.json': tools, ...others });
    const { report } = await loadPool([{ type: 'path', path: folder }]);
    expect(report.notes).toHaveLength(22);
    expect(formatPoolReport(report)).toMatch(/not a tool file\n {2}and 2 more\n$/);
  });
});
