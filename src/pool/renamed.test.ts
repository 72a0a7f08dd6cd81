import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { RenameTool } from '../core/teacher.ts';
import { type LoadPoolOptions, loadPool } from './load-pool.ts';

const query = { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] };
const documents = ['post_ticket', 'close_ticket', 'read_ticket'].map((name) => ({
  name,
  description: `The ${name} of the benchmark.`,
  parameters: { type: 'dict', properties: { id: { type: 'integer' } }, required: ['id'] },
  response: { type: 'dict', properties: {} },
}));

async function load(options: LoadPoolOptions) {
  const folder = await temporaryFolder({
    'ticket.json': documents.map((one) => JSON.stringify(one)).join('\n'),
    'own.json': [{ name: 'find_it', description: 'Finds it.', parameters: query }],
  });
  const sources = ['ticket', 'own'].map((name) => ({ type: 'path' as const, path: `${folder}/${name}.json` }));
  return loadPool(sources, options);
}

const rename: RenameTool = ({ name }) => ({ name: `do_${name.split('_')[0]}`, description: `Does ${name.length}.` });

describe('functions of BFCL', () => {
  test('get the names and words that the role gives; their source keeps the old name', async () => {
    const { tools } = await load({ renameTool: rename });
    expect(tools.map(({ name, source }) => [name, source.name])).toEqual([
      ['find_it', 'find_it'],
      ['do_close', 'close_ticket'],
      ['do_post', 'post_ticket'],
      ['do_read', 'read_ticket'],
    ]);
    const shown = JSON.stringify(
      tools.filter(({ source }) => source.kind === 'bfcl-docs').map(({ source: _, ...tool }) => tool),
    );
    for (const { name, description } of documents) {
      expect(shown).not.toContain(name);
      expect(shown).not.toContain(description);
    }
  });

  test('are dropped when they get none, with the reason', async () => {
    const { tools, dropped } = await load({
      renameTool: (tool) =>
        tool.name === 'post_ticket' ? { refused: 'unusable-answer', detail: 'no idea' } : rename(tool),
    });
    expect(tools.length).toBe(3);
    expect(dropped).toMatchObject([
      { stage: 'pool', reason: 'not-renamed', detail: expect.stringContaining('no idea') },
    ]);
  });

  test('of one new name are told apart', async () => {
    const { tools } = await load({ renameTool: () => ({ name: 'act', description: 'Acts.' }) });
    expect(new Set(tools.map(({ name }) => name)).size).toBe(4);
  });

  test('keep their names without the role', async () => {
    expect((await load({})).tools.map(({ name }) => name)).toContain('post_ticket');
  });
});

describe('classes', () => {
  test('come from the role; a tool that gets none goes without', async () => {
    const { tools } = await load({
      classifyTool: ({ name }) =>
        name === 'find_it' ? { refused: 'unusable-answer', detail: '' } : { class: 'ticket tool' },
    });
    expect(tools.map((tool) => tool.class)).toEqual([undefined, 'ticket tool', 'ticket tool', 'ticket tool']);
  });
});
