import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../core/json.ts';
import { createRandom } from '../../core/random.ts';
import type { JsonSchema } from '../../core/tool.ts';
import { textHoldsValue } from '../../core/value-text.ts';
import { voices } from '../plan/voice.ts';
import { frameWish, joinWishes } from './frames.ts';
import { plainReport } from './plain-report.ts';
import { pluralOf, singularOf, stammers, wordsOf } from './plain-words.ts';
import { referTo, referToEach } from './refer.ts';
import { speakAlone, speakList, speakValue } from './speak.ts';
import { droppableSlots, renderTemplate } from './template.ts';

describe('templates', () => {
  const render = (template: string, values: Record<string, string>) =>
    renderTemplate(template, ({ name }) => values[name] ?? null)?.text ?? null;

  test('drop a clause whose slot is silent, and fail on a silent slot outside', () => {
    expect(render('book {place}[ for {guests}][ on {day}]', { place: 'Luna', day: 'Friday' })).toBe(
      'book Luna on Friday',
    );
    expect(render('book {place}[ for {guests}]', { guests: 'two' })).toBeNull();
  });

  test('tell which slots were filled, and whether a slot stands for a value or a reference', () => {
    const seen: unknown[] = [];
    const rendered = renderTemplate('show[ {=a}][ {^a}]', (slot) => {
      seen.push(slot);
      return slot.only === 'stated' ? 'it' : null;
    });
    expect(rendered).toEqual({ text: 'show it', slots: new Set(['a']) });
    expect(seen).toEqual([
      { name: 'a', only: 'stated' },
      { name: 'a', only: 'referred' },
    ]);
  });

  test('know the slots that can be left out by themselves', () => {
    expect(droppableSlots('send {a}[ to {b}][ from {c} until {d}]')).toEqual(['b']);
  });

  test('keep a value as it is, whatever signs it holds', () => {
    fc.assert(fc.property(fc.string(), (value) => render('x {a}', { a: value }) === `x ${value}`));
  });
});

describe('spoken values', () => {
  const choice: JsonSchema = { enum: ['round_trip', 'one_way'] };
  const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  const cases: fc.Arbitrary<[Json, JsonSchema]> = fc.oneof(
    fc.constantFrom<[Json, JsonSchema]>(['round_trip', choice], ['one_way', choice]),
    date.map((day): [Json, JsonSchema] => [day.toISOString().slice(0, 10), { type: 'string', format: 'date' }]),
    fc.integer().map((value): [Json, JsonSchema] => [value, { type: 'integer' }]),
    fc.integer({ min: 0, max: 999_999 }).map((cents): [Json, JsonSchema] => [cents / 100, { type: 'number' }]),
    fc.boolean().map((value): [Json, JsonSchema] => [value, { type: 'boolean' }]),
    fc.stringMatching(/^[A-Z]{2}-\d{3,5}$/).map((value): [Json, JsonSchema] => [value, { type: 'string' }]),
    fc
      .array(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 4 })
      .map((list): [Json, JsonSchema] => [list, { type: 'array' }]),
  );

  test('can be read back, in a request and alone', () => {
    fc.assert(
      fc.property(cases, ([value, schema]) => {
        for (const words of [
          undefined,
          { noun: 'thing', stated: 'the thing {value}' },
          { noun: 'thing', stated: '"{value}"' },
        ]) {
          expect(textHoldsValue(`Please take ${speakValue(value, schema, words)}.`, value)).toBe(true);
          expect(textHoldsValue(speakAlone(value, schema, words), value)).toBe(true);
        }
      }),
    );
  });

  test('say lists and choices in words', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(speakList)).toEqual(['', 'a', 'a and b', 'a, b and c']);
    expect(speakValue('round_trip', choice)).toBe('round trip');
    expect(speakValue('2026-03-05', {})).toBe('5 March 2026');
    expect(speakValue(true, {}, { noun: 'x', spoken: { true: 'with meals', false: 'without meals' } })).toBe(
      'with meals',
    );
  });
});

describe('references', () => {
  const phrases = { noun: 'booking', verb: 'made' };

  test('point at an output by noun, distance and place', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = createRandom(seed);
      const refer = (distance: 'this-turn' | 'last-turn' | 'earlier', ordinal: number | null, count = 1) =>
        referTo({ phrases, distance, ordinal, count }, random);
      expect(refer('last-turn', null)).toMatch(/booking/);
      expect(refer('earlier', null)).toMatch(/earlier|before|a while ago/);
      expect(refer('last-turn', 1)).toMatch(/second booking/);
      expect(refer('last-turn', 0, 3)).toMatch(/first three bookings/);
      expect(referToEach(phrases, 'earlier', random)).toMatch(/^each .*booking/);
    }
  });
});

describe('frames', () => {
  test('hold the wish whole, once', () => {
    for (const voice of voices) {
      for (let turn = 0; turn < 8; turn += 1) {
        const framed = frameWish('book a table at Luna', voice, turn, createRandom('order'));
        expect(framed.toLowerCase().split('book a table at luna')).toHaveLength(2);
      }
    }
  });

  test('do not come again before all were used', () => {
    for (const voice of voices) {
      const framed = [1, 2, 3, 4].map((turn) => frameWish('x', voice, turn, createRandom('order')));
      expect(new Set(framed).size).toBe(4);
    }
  });

  test('join wishes in call order when the later leans on the earlier', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const joined = joinWishes('pay the bill', 'send that receipt', false, createRandom(seed));
      expect(joined.indexOf('pay the bill')).toBeLessThan(joined.indexOf('send that receipt'));
    }
  });
});

describe('plain words', () => {
  test('come of identifiers', () => {
    expect(['getUserInfo', 'get_user-info', 'HTTPStatus', 'lat2'].map(wordsOf)).toEqual([
      'get user info',
      'get user info',
      'http status',
      'lat2',
    ]);
  });

  test('have plural and singular', () => {
    expect(['city', 'box', 'day', 'price of fuel', 'news'].map(pluralOf)).toEqual([
      'cities',
      'boxes',
      'days',
      'prices of fuel',
      'news',
    ]);
    expect(['cities', 'boxes', 'status', 'releases'].map(singularOf)).toEqual(['city', 'box', 'status', 'release']);
  });

  test('show where two templates stammer', () => {
    expect(stammers('send as many as as many packs hold')).toBe(true);
    expect(stammers('send as many as the packs hold')).toBe(false);
  });
});

describe('reports without phrases', () => {
  test('tell the first fields, or how long a list is', () => {
    expect(plainReport({ price: 58.67, currency: 'CAD', ok: true })).toBe(
      'The price is 58.67 and the currency is CAD.',
    );
    expect(
      plainReport({
        releases: [
          { id: 'R-1', title: 'One' },
          { id: 'R-2', title: 'Two' },
        ],
        total: 2,
      }),
    ).toBe('There are 2 releases; for the first, the id is R-1 and the title is One.');
    expect(plainReport({ success: true, message: 'The request was completed.' })).toBe(
      'The answer says: "The request was completed".',
    );
    expect(plainReport(['a', 'b'])).toBe('There are 2 results: a and b.');
    expect(plainReport(null)).toBe('It is done.');
    expect(plainReport({})).toBe('It is done; nothing more came back.');
  });
});
