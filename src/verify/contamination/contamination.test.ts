import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultAnnotations, type Tool } from '../../core/tool.ts';
import { type BenchmarkReference, ContaminationTally, type MeasuredRow, measuredRow, overlapFinder } from './index.ts';
import { wordHashes, wordRuns } from './word-runs.ts';

const question = 'My neighbour lent me a ladder in spring, please note that I have to bring it back by Sunday noon.';

const reference: BenchmarkReference = {
  identity: { name: 'Bench', commit: 'c0ffee', fingerprint: 'f00d' },
  paths: [
    { id: 'base_0', group: 'base', turns: [['find', 'open'], [], ['read']], planned: ['find', 'open', 'copy', 'read'] },
    { id: 'base_1', group: 'base', turns: [['list'], ['read'], ['close']] },
    { id: 'long_0', group: 'long', turns: [['list'], ['read']] },
  ],
  queries: [
    { id: 'base_0', text: question },
    { id: 'base_1', text: 'Boil three eggs for me!' },
    { id: 'long_0', text: 'Go on.' },
    { id: 'long_1', text: '請幫我煮三顆雞蛋' },
  ],
  tools: [
    {
      name: 'kitchen.boil',
      description: 'This tool belongs to a kitchen. Boils a number of eggs.',
      parameters: { eggs: 'integer', minutes: 'number' },
    },
  ],
};

function tool(id: string, description: string, parameters: Record<string, string>, sourceName = id): Tool {
  const properties = Object.entries(parameters).map(([name, type]) => [name, { type }]);
  return {
    id: `pool/${id}`,
    name: id,
    description,
    category: 'Food',
    toolset: 'pool',
    inputSchema: { type: 'object', properties: Object.fromEntries(properties) },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name: sourceName },
  };
}

const tools = [
  tool('kitchen_boil', 'Boils a number of eggs', { eggs: 'integer' }),
  tool('boil_for_chef', 'boils, a number of eggs.', { water: 'number' }, 'Kitchen.Boil'),
  tool('kitchenBoil', 'Heats water until it steams.', { eggs: 'integer', minutes: 'number' }),
  tool('fry', 'Boils a number of eggs.', { minutes: 'number', eggs: 'integer' }),
];

const clean: MeasuredRow = {
  queries: ['Note that the ladder is back.'],
  turns: [['open'], ['find']],
  tools: ['pool/fry'],
};
const find = overlapFinder(reference, tools);

describe('a copy of the benchmark is found', () => {
  test.each<[string, Partial<MeasuredRow>, string, string]>([
    ['by the calls of a solution', { turns: [['find'], ['open', 'read']] }, 'benchmark-path', 'base_0'],
    [
      'by the functions it was written for',
      {
        turns: [
          ['find', 'open'],
          ['copy', 'read'],
        ],
      },
      'benchmark-path',
      'base_0',
    ],
    ['by the whole of a query', { queries: ['x', question] }, 'benchmark-query', 'base_0'],
    [
      'by thirteen words of a query, in other case and punctuation',
      { queries: ['Hi! In Spring: please note that i have to bring it back by Sunday'] },
      'benchmark-query',
      'base_0',
    ],
    ['by the whole of a short query', { queries: ['boil three eggs, for me'] }, 'benchmark-query', 'base_1'],
    ['by a query in a script without spaces', { queries: ['請幫我煮，三顆雞蛋。'] }, 'benchmark-query', 'long_1'],
    ['by a tool under its own name', { tools: ['pool/fry', 'pool/kitchen_boil'] }, 'benchmark-tool', 'kitchen_boil'],
    ['by a tool that was renamed on import', { tools: ['pool/boil_for_chef'] }, 'benchmark-tool', 'boil_for_chef'],
  ])('%s', (_, copied, reason, where) => {
    expect(find({ ...clean, ...copied })).toEqual({ reason, detail: expect.stringContaining(where) });
  });
});

describe('what only resembles the benchmark passes', () => {
  test.each<[string, Partial<MeasuredRow>]>([
    ['other words and calls', {}],
    ['no calls', { turns: [[], []] }],
    ['a part of a path', { turns: [['list']] }],
    ['a path with one call more', { turns: [['list'], ['read'], ['close'], ['close']] }],
    ['twelve words of a query', { queries: ['spring please note that I have to bring it back by Sunday'] }],
    ['a short query inside a longer one', { queries: ['Boil three eggs for me and my aunt'] }],
    ['a text of few words', { queries: ['Go on.'] }],
    ['the name of a tool with another description', { tools: ['pool/kitchenBoil'] }],
  ])('%s', (_, like) => {
    expect(find({ ...clean, ...like })).toBeNull();
  });
});

test('two texts have a run in common when, and only when, they share that many words in a row', () => {
  const word = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 5, maxLength: 12 }),
      fc.array(word, { minLength: 5, maxLength: 12 }),
      (one, other) => {
        const windows = (words: readonly string[]) => words.slice(4).map((_, at) => words.slice(at, at + 5).join(' '));
        const runs = (words: readonly string[]) => new Set(wordRuns(wordHashes(words.join(' ')), 5));
        const shared = [...runs(one)].some((run) => runs(other).has(run));
        expect(shared).toBe(windows(one).some((window) => windows(other).includes(window)));
      },
    ),
  );
});

test('the figures of a few rows', () => {
  const tally = new ContaminationTally(reference, tools);
  tally.add(clean);
  tally.add({ ...clean, turns: [['list'], ['read']] });
  tally.add({ ...clean, turns: [['copy'], ['find', 'open'], ['read']], queries: [question] });
  tally.add({ ...clean, tools: ['pool/kitchen_boil'], queries: ['A ladder in spring, please note that I go'] });
  expect(tally.figures()).toEqual({
    benchmark: reference.identity,
    rows: 4,
    overlapping: { 'benchmark-path': 1, 'benchmark-query': 1, 'benchmark-tool': 1 },
    paths: [
      // The turn without calls is left out, so find and open stand beside read.
      { group: 'base', paths: 2, repeated: 0, turnPairs: 3, repeatedTurnPairs: 2 },
      { group: 'long', paths: 1, repeated: 1, turnPairs: 1, repeatedTurnPairs: 1 },
    ],
    queries: [
      { words: 13, queries: 4, repeated: 1, rows: 1 },
      { words: 8, queries: 4, repeated: 1, rows: 2 },
    ],
    tools: { tools: 4, sameName: 3, sameDescription: 2, sameParameters: 2 },
  });
});

test('a row is measured by the calls that succeeded, under their canonical names', () => {
  const call = (name: string) => ({ id: name, name, arguments: {} });
  const ok = { ok: true as const, output: {} };
  const failed = { ok: false as const, error: { kind: 'unavailable' as const, message: 'Later.' } };
  const step = { content: null, calls: [call('one'), call('two')], results: [failed, ok] };
  const retry = { content: null, calls: [call('one')], results: [ok] };
  const row = measuredRow(
    {
      tools: ['a/one'],
      turns: [
        { id: 't1', user: 'Do both.', addsTools: [], steps: [step, retry] },
        { id: 't2', user: 'Here is a tool.', addsTools: ['a/two'], steps: [] },
      ],
    },
    (name) => name.toUpperCase(),
  );
  expect(row).toEqual({
    queries: ['Do both.', 'Here is a tool.'],
    turns: [['TWO', 'ONE'], []],
    tools: ['a/one', 'a/two'],
  });
});
