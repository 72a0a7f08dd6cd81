import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeBfclFixture } from '../../../test/support/bfcl-fixture.ts';
import { sharedData } from '../../../test/support/shared-data.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { overlapFinder } from '../../verify/contamination/index.ts';
import { bfclReference } from './contamination-reference.ts';

test('the paths, queries and tools of a data folder', async () => {
  const { identity, paths, queries, tools } = bfclReference(writeBfclFixture(await temporaryFolder({})));
  expect(identity).toEqual({ name: 'BFCL v3', commit: 'unknown', fingerprint: expect.stringMatching(/^[\da-f]{16}$/) });
  const planned = ['create_ticket', 'close_ticket'];
  expect(paths).toEqual([
    { id: 'multi_turn_base_0', group: 'multi_turn_base', turns: [['create_ticket'], ['close_ticket']], planned },
    {
      id: 'multi_turn_miss_func_0',
      group: 'multi_turn_miss_func',
      turns: [['create_ticket'], [], ['close_ticket']],
      planned,
    },
  ]);
  // A text that two questions share stands there once.
  expect(queries).toEqual([
    { id: 'simple_python_0', text: 'Boil three eggs.' },
    { id: 'simple_python_1', text: 'Boil two eggs for four and a half minutes.' },
    { id: 'irrelevance_0', text: 'Sing me a song.' },
    { id: 'multi_turn_base_0', text: 'The lamp is broken: open a ticket for it.' },
    { id: 'multi_turn_base_0', text: 'It is mended: close the ticket.' },
  ]);
  expect(tools).toEqual([
    { name: 'create_ticket', description: 'Does create_ticket.', parameters: { title: 'string', priority: 'integer' } },
    { name: 'close_ticket', description: 'Does close_ticket.', parameters: { ticket_id: 'integer' } },
    {
      name: 'kitchen.boil',
      description: 'Boils a number of eggs.',
      parameters: { eggs: 'integer', minutes: 'number' },
    },
  ]);
});

test('a folder without the data is refused', () => {
  expect(() => bfclReference('/nowhere')).toThrow('/nowhere: there is no such folder.');
});

const absent = sharedData.absent ? ' (skipped: the shared reference data is absent)' : '';

describe.skipIf(sharedData.absent)(`the benchmark itself${absent}`, () => {
  const reference = () => bfclReference(join(sharedData.folder, 'bfcl/data'));

  test('is read whole', () => {
    const { identity, paths, queries, tools } = reference();
    expect(identity.commit).toBe('6ea57973c7a6097fd7c5915698c54c17c5b1b6c8');
    expect([paths.length, queries.length, tools.length]).toEqual([800, 4571, 2954]);
  });

  test('every function on its paths has a document', () => {
    const { paths, tools } = reference();
    const called = new Set(paths.flatMap(({ turns }) => turns.flat()));
    const documented = new Set(tools.map(({ name }) => name));
    expect([...called].filter((name) => !documented.has(name))).toEqual([]);
  });

  test('every query and every conversation of it is found as a copy of itself', () => {
    const { paths, queries, ...rest } = reference();
    const find = overlapFinder({ paths, queries, ...rest }, []);
    const missed = paths.filter(({ turns }) => find({ queries: [], turns, tools: [] })?.reason !== 'benchmark-path');
    expect(missed).toEqual([]);
    const found = queries.filter(({ text }) => find({ queries: [text], turns: [], tools: [] }) !== null);
    // The others are in no script of words, or have fewer than five words.
    expect(found.length).toBeGreaterThan(queries.length * 0.9);
  });
});
