import { describe, expect, test } from 'vitest';
import { bookTable, cafeNode, findCafe, foundTurn } from '../../../test/support/model-roles.ts';
import type { Json } from '../../core/json.ts';
import type { QueryContent } from './query-answer.ts';
import { queryProblem } from './query-check.ts';
import type { QueryStep, Wish } from './query-steps.ts';

function step(
  wishes: Record<string, Wish>,
  { hidden = false, given = {} }: { hidden?: boolean; given?: Record<string, Json> } = {},
): QueryStep {
  const calls = [{ arguments: given, bound: new Map() }];
  const tool = 'cafe_id' in wishes ? bookTable : findCafe;
  return {
    number: 1,
    plan: { node: cafeNode('n1', tool, { hidden }), tool, calls, outputs: [] },
    wishes: new Map(Object.entries(wishes)),
  };
}

const say = (...values: Json[]): Wish => ({ type: 'say', values, leavable: true });
const refer = (...values: Json[]): Wish => ({ type: 'refer', values, from: [] });
const nothingStated: QueryContent = { stated: [], leftOut: null };

function stating(one: QueryStep, parameter: string, ...values: Json[]): QueryContent {
  return { stated: [{ step: one, parameter, values }], leftOut: null };
}

const plain = step({});
const inOslo = step({ city: say('Oslo') }, { given: { city: 'Oslo' } });
const booking = step({ cafe_id: refer('CF-1734'), guests: say(4) });

describe('the words of a query are refused when', () => {
  test.each<[string, string, QueryStep, QueryContent, string]>([
    ['there are none', '  ', plain, nothingStated, 'The message is empty.'],
    ['they are no words', '…', plain, nothingStated, 'The message has no words.'],
    ['they go on and on', 'word '.repeat(301), plain, nothingStated, 'The message is longer than 1500 characters.'],
    [
      'they repeat an earlier query',
      'which cafe IS there in Oslo',
      plain,
      nothingStated,
      'The message repeats an earlier one.',
    ],
    [
      'they name a function',
      'Please run find_cafe for Oslo.',
      inOslo,
      nothingStated,
      'The message names the function find_cafe.',
    ],
    [
      'they give a hidden step away',
      'Find a cafe and book it.',
      step({}, { hidden: true }),
      nothingStated,
      'The message gives the hidden step find_cafe away.',
    ],
    [
      'a value cannot be read from them',
      'Is there one in Bergen?',
      inOslo,
      stating(inOslo, 'city', 'Oslo'),
      'The value "Oslo" of city cannot be read from the message.',
    ],
    [
      'a value of the second of two calls cannot be read from them',
      'One in Oslo, please.',
      inOslo,
      stating(inOslo, 'city', 'Oslo', 'Bergen'),
      'The value "Bergen" of city cannot be read from the message.',
    ],
    [
      'they copy what they should point at',
      'Book CF-1734 for four.',
      booking,
      stating(booking, 'guests', 4),
      'The message must point at cafe_id and not write its value "CF-1734".',
    ],
    [
      'they copy a large number',
      'The one of 10000.',
      step({ cafe_id: refer(10_000) }),
      nothingStated,
      'The message must point at cafe_id and not write its value 10000.',
    ],
    [
      'they say what they should leave out',
      'Which one is there in Oslo?',
      inOslo,
      { stated: [], leftOut: { step: inOslo, parameter: 'city' } },
      'The message must leave out city, but "Oslo" can be read from it.',
    ],
  ])('%s', (_, query, one, content, problem) => {
    expect(queryProblem(query, [one], content, [foundTurn])).toBe(problem);
  });
});

describe('the words of a query are taken when', () => {
  const four = stating(booking, 'guests', 4);
  test.each<[string, string, QueryStep, QueryContent]>([
    ['they say every value', 'I want one in Oslo.', inOslo, stating(inOslo, 'city', 'Oslo')],
    ['they say numbers as people do', 'Book that one for four.', booking, four],
    [
      'a value that they point at is a plain word',
      'The one with the cafe, for four.',
      step({ cafe_id: refer('cafe') }),
      nothingStated,
    ],
    [
      'a copied value is one that they say for another reason',
      'Book CF-1734 for four.',
      booking,
      {
        stated: [...four.stated, { step: booking, parameter: 'name', values: ['CF-1734'] }],
        leftOut: null,
      },
    ],
    [
      'a value that is left out was never to be said',
      'Where?',
      step({ city: refer('Oslo') }, { given: { city: 'Oslo' } }),
      nothingStated,
    ],
    [
      'a value that they point at is short',
      'The one of B12, for four.',
      step({ cafe_id: refer('B12') }),
      nothingStated,
    ],
    ['a number that they point at is small', 'The one of 9999.', step({ cafe_id: refer(9999) }), nothingStated],
    [
      'they use the words of a tool that is not hidden',
      'Find me a cafe in Oslo.',
      inOslo,
      stating(inOslo, 'city', 'Oslo'),
    ],
  ])('%s', (_, query, one, content) => {
    expect(queryProblem(query, [one], content, [])).toBeNull();
  });

  test('a copied value is one that an earlier query said', () => {
    const said = { ...foundTurn, query: 'Tell me of CF-1734.' };
    expect(queryProblem('Book CF-1734 for four.', [booking], four, [said])).toBeNull();
  });
});
