import { describe, expect, test } from 'vitest';
import { defaultAnnotations, type Tool } from '../core/tool.ts';
import { parseEdgeOverrides } from './overrides.ts';

const tools = ['search_flights', 'book_flight'].map(
  (name): Tool => ({
    id: `travel/${name}`,
    name,
    description: '',
    category: 'Travel',
    toolset: 'travel',
    inputSchema: { type: 'object', properties: { flight_id: { type: 'string' } }, required: ['flight_id'] },
    outputSchema: { type: 'object', properties: { flight_id: { type: 'string' } } },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name },
  }),
);
const pair = { from: 'travel/search_flights', to: 'travel/book_flight' };

const parse = (value: unknown) => parseEdgeOverrides(JSON.stringify(value), { file: 'edges.json', tools });

test('a good file is read, and both lists may be absent', () => {
  const add = [{ ...pair, kind: 'precondition' as const }];
  expect(parse({ add })).toEqual({ add, forbid: [] });
  expect(parse({ forbid: [pair] })).toEqual({ add: [], forbid: [pair] });
});

describe('a bad file names the place and what would be right', () => {
  test.each<[why: string, value: unknown, message: string]>([
    ['wrong type', { add: [pair, { ...pair, to: 7 }] }, 'edges.json: add[1].to: '],
    ['unknown member', { add: [], remove: [] }, 'edges.json: '],
    ['unknown kind', { add: [{ ...pair, kind: 'whole' }] }, 'edges.json: add[0].kind: '],
    [
      'unknown tool',
      { forbid: [{ ...pair, from: 'travel/serch_flights' }] },
      'edges.json: forbid[0].from: the pool has no tool "travel/serch_flights". Expected the id of a tool in the pool. ' +
        'Did you mean travel/search_flights?',
    ],
    ['itself', { add: [{ from: pair.from, to: pair.from }] }, 'edges.json: add[0]: a tool cannot depend on itself.'],
    ['both', { add: [pair], forbid: [pair] }, 'edges.json: add[0]: the same edge is also forbidden.'],
    [
      'unknown parameter',
      { add: [{ ...pair, bindings: [{ output: '/flight_id', input: 'id' }] }] },
      'edges.json: add[0].bindings[0].input: travel/book_flight has no parameter "id". Expected one of flight_id.',
    ],
    [
      'unknown output',
      { add: [{ ...pair, bindings: [{ output: '/id', input: 'flight_id' }] }] },
      'edges.json: add[0].bindings[0].output: the output of travel/search_flights has nothing at "/id".',
    ],
    [
      'kind without binding',
      { add: [{ ...pair, kind: 'whole-input' }] },
      'edges.json: add[0].bindings: an edge of kind whole-input needs a binding.',
    ],
  ])('%s', (_, value, message) => {
    expect(() => parse(value)).toThrow(message);
  });

  test('no JSON', () => {
    expect(() => parseEdgeOverrides('{', { file: 'edges.json', tools })).toThrow('edges.json: this is no JSON.');
  });
});
