import { describe, expect, test } from 'vitest';
import { type PythonDict, type PythonValue, readJson } from '../../../python/index.ts';
import type { Category } from '../data/index.ts';
import { checkSingleTurn, type NameStyle } from './index.ts';

const document = {
  name: 'trip.plan',
  parameters: {
    type: 'dict',
    properties: {
      city: { type: 'string' },
      days: { type: 'integer' },
      budget: { type: 'float' },
      stops: { type: 'array', items: { type: 'string' } },
      ratings: { type: 'array', items: { type: 'float' } },
      hotel: { type: 'dict' },
      guests: { type: 'array', items: { type: 'dict' } },
    },
    required: ['city'],
  },
};

function verdict(
  given: object,
  accepted: object,
  { category = 'simple_python', names = 'dot' }: { category?: Category; names?: NameStyle } = {},
) {
  const output = [{ 'trip.plan': JSON.stringify(given) }];
  return verdictOn(output, [{ 'trip.plan': { city: ['Oslo'], ...accepted } }], category, names);
}

function verdictOn(output: unknown, answers: unknown, category: Category, names: NameStyle = 'dot'): string | null {
  return checkSingleTurn({
    category,
    documents: [asPython(document) as PythonDict],
    answers: asPython(answers) as PythonValue[],
    output: asPython(output),
    mode: 'fc',
    names,
  }).errorType;
}

function asPython(value: unknown): PythonValue {
  return readJson(JSON.stringify(value));
}

describe('one call', () => {
  test.each([
    ['texts are compared without case, spaces and some marks', { city: ' os-LO' }, {}, null],
    ['another text', { city: 'Bergen' }, {}, 'value_error:string'],
    ['a required parameter', { days: 1 }, { days: [1] }, 'simple_function_checker:missing_required'],
    ['a parameter without a document', { city: 'Oslo', x: 1 }, { x: [1] }, 'simple_function_checker:unexpected_param'],
    ['a parameter that may be left out', { city: 'Oslo' }, { days: [2, ''] }, null],
    ['one that may not', { city: 'Oslo' }, { days: [2] }, 'simple_function_checker:missing_optional'],
    ['an int for a float', { city: 'Oslo', budget: 3 }, { budget: [3.5, 3] }, null],
    ['a text for an int', { city: 'Oslo', days: '2' }, { days: [2] }, 'type_error:simple'],
    ['a bool for an int', { city: 'Oslo', days: true }, { days: [1] }, 'type_error:simple'],
    ['a variable for an int', { city: 'Oslo', days: 'stay' }, { days: ['stay'] }, null],
    ['a variable in another case', { city: 'Oslo', days: 'Stay' }, { days: ['stay'] }, 'value_error:others'],
    ['a list in another order', { city: 'Oslo', stops: ['b', 'a'] }, { stops: [['a', 'b']] }, 'value_error:list/tuple'],
    ['an int in a list of floats', { city: 'Oslo', ratings: [1] }, { ratings: [[1.5]] }, 'type_error:nested'],
    ['the empty list where nothing is accepted', { city: 'Oslo', stops: [] }, { stops: [''] }, null],
    ['a dict', { city: 'Oslo', hotel: { stars: 4 } }, { hotel: [{ stars: [3, 4], pool: ['', true] }] }, null],
    ['a dict with a key too many', { city: 'Oslo', hotel: { a: 1 } }, { hotel: [{}] }, 'value_error:dict_key'],
    ['a dict with a wrong value', { city: 'Oslo', hotel: { a: 1 } }, { hotel: [{ a: [2] }] }, 'value_error:dict_value'],
    ['dicts', { city: 'Oslo', guests: [{ age: 4 }] }, { guests: [[{ age: [4] }]] }, null],
    ['a dict too many', { city: 'Oslo', guests: [{}, {}] }, { guests: [[{}]] }, 'value_error:list_dict_count'],
  ])('%s', (_, given, accepted, expected) => {
    expect(verdict(given, accepted)).toBe(expected);
  });

  test('a dot in the name is an underscore for some model families, and then a dot is wrong', () => {
    expect(verdict({ city: 'Oslo' }, {}, { names: 'underscore' })).toBe('simple_function_checker:wrong_func_name');
    const output = [{ trip_plan: '{"city": "Oslo"}' }];
    expect(verdictOn(output, [{ 'trip.plan': { city: ['Oslo'] } }], 'simple_python', 'underscore')).toBeNull();
  });
});

const oslo = { 'trip.plan': '{"city": "Oslo"}' };
const bergen = { 'trip.plan': '{"city": "Bergen"}' };
const answer = (...cities: string[]) => ({ 'trip.plan': { city: cities } });

describe('several calls', () => {
  test('stand in any order', () => {
    expect(verdictOn([bergen, oslo], [answer('Oslo'), answer('Bergen')], 'parallel')).toBeNull();
  });

  test('an answer takes the first call that fits, though a later one needs it', () => {
    const verdict = verdictOn([oslo, bergen], [answer('Oslo', 'Bergen'), answer('Oslo')], 'parallel');
    expect(verdict).toBe('parallel_function_checker_no_order:cannot_find_match');
  });

  test.each([
    ['simple_python', 'simple_function_checker:wrong_count'],
    ['multiple', 'multiple_function_checker:wrong_count'],
    ['parallel_multiple', 'parallel_function_checker_no_order:wrong_count'],
  ] as const)('are too many for one answer of %s', (category, expected) => {
    expect(verdictOn([oslo, bergen], [answer('Oslo')], category)).toBe(expected);
  });
});

describe('what calls nothing', () => {
  test.each([
    ['a text', 'Where to?', 'simple_python', 'ast_decoder:decoder_failed'],
    [
      'arguments that are no object',
      [{ 'trip.plan': '3' }],
      'simple_python',
      'ast_decoder:decoder_wrong_output_format',
    ],
    ['a text where no function fits', 'Where to?', 'irrelevance', null],
    ['a call where no function fits', [oslo], 'live_irrelevance', 'irrelevance_error:decoder_success'],
    ['a text where a function fits', 'Where to?', 'live_relevance', 'relevance_error:decoder_failed'],
    ['a call where a function fits', [bergen], 'live_relevance', null],
  ] as const)('%s', (_, output, category, expected) => {
    expect(verdictOn(output, [answer('Oslo')], category)).toBe(expected);
  });
});

test.each([
  ['simple_java', 'type_error:java'],
  ['simple_javascript', 'type_error:js'],
] as const)('in %s every argument is source text', (category, expected) => {
  expect(verdict({ city: 3 }, {}, { category })).toBe(expected);
});
