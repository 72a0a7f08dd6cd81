import { describe, expect, test } from 'vitest';
import { compileSchema } from './schema.ts';

const check = compileSchema({
  type: 'object',
  properties: {
    city: { type: 'string' },
    unit: { type: 'string', enum: ['km', 'miles'] },
    days: { type: 'integer', minimum: 1 },
    when: { type: 'object', properties: { date: { type: 'string', format: 'date' } }, required: ['date'] },
  },
  required: ['city'],
  additionalProperties: false,
});

describe('a compiled schema', () => {
  test.each([
    [{ city: 'Rome' }, null],
    [{}, 'Missing required parameter "city".'],
    [{ city: 'Rome', town: 'Ostia' }, 'Unknown parameter "town".'],
    [{ city: 'Rome', unit: 'feet' }, 'Parameter "unit" must be one of: km, miles.'],
    [{ city: 'Rome', days: 0 }, 'Parameter "days" must be >= 1.'],
    [{ city: 'Rome', days: 1.5 }, 'Parameter "days" must be integer.'],
    [{ city: 'Rome', when: {} }, 'Missing required parameter "date" in "when".'],
    [{ city: 'Rome', when: { date: 'soon' } }, 'Parameter "when.date" must match format "date".'],
  ])('says of %j: %s', (value, expected) => {
    expect(check(value)).toBe(expected);
  });

  test('does not take an inherited member for a given one', () => {
    const named = compileSchema({ type: 'object', properties: { constructor: {} }, required: ['constructor'] });
    expect(named({})).toBe('Missing required parameter "constructor".');
  });

  test('holds after a thousand others were compiled', () => {
    for (let at = 0; at < 1001; at += 1) compileSchema({ type: 'string', minLength: at });
    expect(check({ city: 'Rome' })).toBeNull();
  }, 60_000);
});
