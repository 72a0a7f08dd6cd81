import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { signaturePathSchema } from '../core/path.ts';
import { resolveConfig } from '../run/config.ts';
import { configTemplate } from './config-template.ts';

const newFolder = emptyFolders();

const functions = [
  {
    name: 'find_hotel',
    description: 'Finds a hotel \u001b[31m.',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
  { name: 'no_parameters', description: 'Does something.', parameters: { type: 'object', properties: {} } },
];

describe('magnet init', () => {
  test('writes the defaults with comments, and refuses to write over a file', async () => {
    const cwd = newFolder();
    expect(await magnet(['init'], { cwd })).toMatchObject({ code: 0 });
    const text = readFileSync(join(cwd, 'magnet.config.yaml'), 'utf8');
    expect(text).toBe(configTemplate);
    expect(parse(text)).toEqual(resolveConfig());
    const again = await magnet(['init'], { cwd });
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('magnet.config.yaml: the file is there already');
    expect(await magnet(['init', 'no/such/folder.yaml'], { cwd })).toMatchObject({ code: 2 });
  });
});

describe('magnet pool', () => {
  test('says what was kept and what was dropped, with its place', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'tools.json'), JSON.stringify(functions));
    const { code, stdout } = await magnet(['pool', 'tools.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 of 2 tools kept/);
    expect(stdout).toMatch(/tools\.json#\/1/);
    const { stdout: json } = await magnet(['pool', 'tools.json', '--json'], { cwd });
    expect(JSON.parse(json)).toMatchObject({
      report: { read: 2, kept: 1 },
      dropped: [{ stage: 'pool' }],
      tools: [{ name: 'find_hotel' }],
    });
  });

  test('a broken file is named with line and column', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'tools.json'), '[\n  {"name": }\n]');
    const { code, stderr } = await magnet(['pool', 'tools.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/tools\.json:2:12/);
  });
});

describe('magnet graph', () => {
  test('statistics, and the graph in each format', async () => {
    const { stdout } = await magnet(['graph', 'world:routes']);
    expect(stdout).toMatch(/^\d+ edges between \d+ tools/);
    const statistics = JSON.parse((await magnet(['graph', 'world:routes', '--json'])).stdout);
    const graph = JSON.parse((await magnet(['graph', 'world:routes', '--format', 'json'])).stdout);
    expect(graph.edges).toHaveLength(statistics.edges);
    expect((await magnet(['graph', 'world:routes', '--format', 'dot'])).stdout).toMatch(/^digraph/);
    expect((await magnet(['graph', 'world:routes', '--format', 'graphml'])).stdout).toMatch(/^<\?xml/);
  });

  test('a file of edges is checked against the pool', async () => {
    const cwd = newFolder();
    writeFileSync(
      join(cwd, 'edges.json'),
      JSON.stringify({ forbid: [{ from: 'routes/plan_rout', to: 'routes/add_stop' }] }),
    );
    const { code, stderr } = await magnet(['graph', 'world:routes', '--edges', 'edges.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('the pool has no tool "routes/plan_rout"');
    expect(stderr).toContain('Did you mean routes/plan_route');
  });
});

describe('magnet paths', () => {
  test('as text, and one path a line as JSON; a larger limit only adds', async () => {
    const { stdout } = await magnet(['paths', 'world:routes', '--limit', '5']);
    expect(stdout).toMatch(/^[a-z-]+-000001 {2}/);
    const few = (await magnet(['paths', 'world:routes', '--limit', '5', '--json'])).stdout.trim().split('\n');
    const more = (await magnet(['paths', 'world:routes', '--limit', '9', '--json'])).stdout.trim().split('\n');
    expect(few).toHaveLength(5);
    expect(more.slice(0, 5)).toEqual(few);
    for (const line of more) signaturePathSchema.parse(JSON.parse(line));
  });
});

test('a configuration in the current folder is used', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'magnet.config.yaml'), 'pool: [worlds]\nseeed: 3');
  const { code, stderr } = await magnet(['pool'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toBe('magnet: magnet.config.yaml:2:8: seeed: there is no such key. Did you mean seed?\n');
  expect(existsSync(join(cwd, 'run'))).toBe(false);
});
