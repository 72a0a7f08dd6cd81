import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import { readJsonAnswer } from './read-json-answer.ts';

const dish = z.object({ name: z.string(), minutes: z.number(), vegan: z.boolean().optional() });
const soup = { name: 'soup', minutes: 20 };

describe('readJsonAnswer finds', () => {
  test.each<[what: string, text: string]>([
    ['JSON alone', '{"name": "soup", "minutes": 20}'],
    ['a code block', 'Here it is:\n```json\n{"name": "soup", "minutes": 20}\n```\nEnjoy!'],
    ['a code block that is not closed', '```json\n{"name": "soup", "minutes": 20}'],
    ['JSON between sentences', 'Well {so to speak}, the dish is {"name": "soup", "minutes": 20} [I think].'],
    ['a bracket in prose before it', 'I would use { as a start. {"name": "soup", "minutes": 20}'],
    ['what fits after an example that does not', 'Not {"name": "x"} but {"name": "soup", "minutes": 20}'],
    ['single quotes', "{'name': 'soup', 'minutes': 20}"],
    ['curly quotes', '{“name”: “soup”, “minutes”: 20}'],
    ['keys without quotes', '{name: "soup", minutes: 20}'],
    ['a comma too many', '{"name": "soup", "minutes": 20,}'],
    ['a comma too few', '{"name": "soup" "minutes": 20}'],
    ['a bracket too few after a whole value', '{"minutes": 20, "name": "soup"'],
    ['a comment', '{"name": "soup", // warm\n "minutes": 20}'],
    ['more members than asked for', '{"name": "soup", "minutes": 20, "mood": "good"}'],
  ])('%s', (_, text) => {
    expect(readJsonAnswer(text, dish)).toEqual({ value: soup });
  });

  test('quotes that nobody escaped, and the words of Python', () => {
    const text = '{"name": "the "best" soup", "minutes": 20, "vegan": True';
    expect(readJsonAnswer(text, dish)).toEqual({ value: { name: 'the "best" soup', minutes: 20, vegan: true } });
  });

  test('what stands alone and is neither object nor list', () => {
    expect(readJsonAnswer(' 42\n', z.number())).toEqual({ value: 42 });
  });

  test('any JSON, whatever prose is around it', () => {
    const prose = fc.stringMatching(/^[a-z .!?\n]{0,20}$/);
    const value = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())) as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(prose, value, prose, (before, json, after) => {
        const text = `${before}${JSON.stringify(json)}${after}`;
        expect(readJsonAnswer(text, { type: ['object', 'array'] })).toEqual({
          value: JSON.parse(JSON.stringify(json)),
        });
      }),
    );
  });
});

describe('readJsonAnswer says what is wrong', () => {
  const cut = 'The JSON of the answer stops before it is whole.';
  const broken = 'The JSON of the answer cannot be read: write it by the rules of JSON.';
  test.each<[what: string, text: string, problem: string]>([
    ['no JSON', 'I cannot say.', 'The answer holds no JSON.'],
    ['an empty answer', '', 'The answer holds no JSON.'],
    ['a text that is cut off', '{"minutes": 20, "name": "sou', cut],
    ['a number that may be cut off', '{"name": "soup", "minutes": 2', cut],
    ['more to come', '{"name": "soup", "minutes": 20,', cut],
    ['whole parts of what is cut off', '[{"name": "soup", "minutes": 20}, {"name": "st', cut],
    ['no number', '{"name": "soup", "minutes": NaN}', broken],
    ['half a number', '{"name": "soup", "minutes": 1e}', broken],
    ['a number that JSON does not have', '{"name": "soup", "minutes": 0x1F}', broken],
    ['a bare word', '{"name": soup, "minutes": 20}', broken],
    ['a member that lacks', '{"name": "soup"}', 'Invalid input: expected number, received undefined → at minutes.'],
    ['another type', '{"name": 1, "minutes": 20}', 'Invalid input: expected string, received number → at name.'],
  ])('%s', (_, text, problem) => {
    expect(readJsonAnswer(text, dish)).toEqual({ problem });
  });

  test('in the words of a JSON Schema', () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
    expect(readJsonAnswer('{}', schema)).toEqual({ problem: 'Missing required parameter "name".' });
    expect(readJsonAnswer('{"name": "x"}', schema)).toEqual({ value: { name: 'x' } });
  });

  test('and never throws, whatever a model writes', () => {
    const marks = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      ',',
      ':',
      '\\',
      '```',
      '```json\n',
      '1',
      '-',
      'true',
      ' ',
      '“',
      '//',
    );
    const text = fc.array(fc.oneof(marks, marks, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => void readJsonAnswer(written, dish)),
      { numRuns: 500 },
    );
  });

  test('for a half of any answer, unless the half is all of it', () => {
    const value = fc.record({ name: fc.string(), minutes: fc.double({ noNaN: true, noDefaultInfinity: true }) });
    fc.assert(
      fc.property(value, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
        const text = JSON.stringify(whole);
        const read = readJsonAnswer(text.slice(0, Math.floor(text.length * share)), dish);
        if ('value' in read) expect(read.value).toEqual(JSON.parse(text));
      }),
    );
  });
});
