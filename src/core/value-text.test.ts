import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from './json.ts';
import { numbersInText } from './number-text.ts';
import { textHoldsValue } from './value-text.ts';

const held: [text: string, value: Json][] = [
  ['Book a table at Luigi’s for Friday', 'Luigi’s'],
  ['fly to PARIS', 'Paris'],
  ['I want a round trip, please', 'ROUND_TRIP'],
  ['I want a round-trip, please', 'roundTrip'],
  ['send it by express delivery', 'express_delivery'],
  ['mail ana.silva@example.com now', 'ana.silva@example.com'],
  ['Tell her: "Running late, see you at 8!"', 'Running late, see you at 8!'],
  ['it is BK-1023', 'BK-1023'],
  ['two tickets', 2],
  ['Two tickets', '2'],
  ['twenty-five people', 25],
  ['one hundred and five boxes', 105],
  ['two thousand three hundred dollars', 2300],
  ['a dozen eggs', 12],
  ['a couple of rooms', 2],
  ['$2,400.50 in all', 2400.5],
  ['move 1,000 to savings', 1000],
  ['about 2.4k euros', 2400],
  ['1.5 million', 1_500_000],
  ['raise it by 15%', 0.15],
  ['raise it by 15%', 15],
  ['set it to -5', -5],
  ['set it to minus five', -5],
  ['run 5km', 5],
  ['the 3rd floor', '3'],
  ['the third floor', 3],
  ['leaving 2026-03-12', '2026-03-12'],
  ['on 12 March 2026', '2026-03-12'],
  ['on the 12th of March, 2026', '2026-03-12'],
  ['on March 12, 2026', '2026-03-12'],
  ['on Mar. 12th 2026', '2026-03-12'],
  ['on 12/03/2026', '2026-03-12'],
  ['on 3/12/2026', '2026-03-12'],
  ['at 2:30 pm', '14:30'],
  ['at 2pm', '14:00'],
  ['at noon', '12:00'],
  ['on 12 March 2026 at 2:30 p.m.', '2026-03-12T14:30:00Z'],
  ['on 12 March 2026 at 14:30', '2026-03-12 14:30'],
  ['call (415) 555-1234', '4155551234'],
  ['call +1 415 555 1234', '+1-415-555-1234'],
  ['in kilometres', 'km'],
  ['how many miles', 'mi'],
  ['in dollars', 'USD'],
  ['that is $20', 'USD'],
  ['with breakfast', true],
  ['without breakfast', false],
  ["don't notify me", false],
  ['milk, eggs and bread', ['eggs', 'milk']],
  ['with {"a":true,"b":[null,"no"]} as it is', { a: true, b: [null, 'no'] }],
  ['urgent yes, paid no', { urgent: true, paid: false }],
  ['from Rome to Oslo', { from: 'Rome', to: 'Oslo' }],
  ['no preference', null],
];

const notHeld: [text: string, value: Json][] = [
  ['fly to Parish', 'Paris'],
  ['book BK-10234', 'BK-1023'],
  ['two tickets', 3],
  ['version 5.5', 5],
  ['25 people', 5],
  ['12,500 boxes', 500],
  ['gate A12', 12],
  ['raise it by 15', 0.15],
  ['on 12 March 2025', '2026-03-12'],
  ['on 12 March', '2026-03-12'],
  ['on 13 March 2026', '2026-03-12'],
  ['at 2:30 pm', '02:30'],
  ['at 2:30', '14:30'],
  ['on 12 March 2026', '2026-03-12T14:30:00'],
  ['in kilometres', 'mi'],
  ['without breakfast', true],
  ['with breakfast', false],
  ['', true],
  ['anything', ''],
  ['milk and bread', ['milk', 'eggs']],
  ['from Rome', { from: 'Rome', to: 'Oslo' }],
];

describe('textHoldsValue', () => {
  test.each(held)('%j holds %j', (text, value) => {
    expect(textHoldsValue(text, value)).toBe(true);
  });

  test.each(notHeld)('%j does not hold %j', (text, value) => {
    expect(textHoldsValue(text, value)).toBe(false);
  });

  test('a whole number is held in plain and in grouped digits, and its neighbours are not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1e9 }), (number) => {
        const grouped = `pay ${number.toLocaleString('en-US')}, please`;
        expect(textHoldsValue(grouped, number)).toBe(true);
        expect(textHoldsValue(`pay ${number}.`, number)).toBe(true);
        expect(textHoldsValue(grouped, number + 1)).toBe(false);
      }),
    );
  });

  test('a word is held between other words whatever its case', () => {
    const word = fc.stringMatching(/^[a-z]{3,10}$/);
    fc.assert(
      fc.property(word, word, word, (before, middle, after) => {
        expect(textHoldsValue(`${before} ${middle.toUpperCase()} ${after}`, middle)).toBe(true);
      }),
    );
  });

  test('a date is held in the spoken form of the same day only', () => {
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (day) => {
        const spoken = day.toLocaleDateString('en-GB', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        });
        const next = new Date(day.getTime() + 86_400_000);
        expect(textHoldsValue(`on ${spoken}`, day.toISOString().slice(0, 10))).toBe(true);
        expect(textHoldsValue(`on ${spoken}`, next.toISOString().slice(0, 10))).toBe(false);
      }),
    );
  });
});

test('numbersInText gives what can be read in two ways twice', () => {
  expect(numbersInText('5 m of cable, three rolls, 1,200 in all')).toEqual([5, 5_000_000, 1200, 3]);
});
