import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import type { ActRequest } from '../../core/teacher.ts';
import { spoilSummary } from './spoil-summary.ts';
import { confusedValue, guessedArgument, inventedValue, slipDigit } from './wrong-values.ts';

const seeds = Array.from({ length: 60 }, (_, seed) => createRandom(seed));

describe('slipDigit', () => {
  test('changes a text with digits and keeps its form', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{0,3}-?[1-9]\d{0,5}(\.\d{1,2})?$/), fc.integer(), (text, seed) => {
        const slipped = slipDigit(text, createRandom(seed));
        expect(slipped).not.toBe(text);
        expect(slipped.replaceAll(/\d/g, '0')).toBe(text.replaceAll(/\d/g, '0'));
      }),
    );
  });

  test('gives days and times that there are', () => {
    for (const random of seeds) {
      expect(slipDigit('2026-06-09', random)).toMatch(/^2026-06-(0[1-9]|1\d|2[0-8])$/);
      expect(slipDigit('12:10', random)).toMatch(/^12:(00|15|30|45)$/);
    }
  });
});

describe('wrong values', () => {
  test('are confused with others of their form, never with themselves', () => {
    const outputs = [{ id: 'AC-1', other: 'AC-2', day: '2026-01-01', name: 'Rome', mail: 'a@b.example', total: 3 }];
    for (const random of seeds) {
      expect(confusedValue('AC-1', outputs, random)).toBe('AC-2');
      expect(confusedValue('2026-01-01', outputs, random)).toBeUndefined();
      expect(confusedValue(3, outputs, random)).toBeUndefined();
    }
  });

  test('are invented in the type of the right one', () => {
    for (const random of seeds) {
      expect(inventedValue('USD', { enum: ['USD', 'EUR'] }, random)).toBe('EUR');
      expect(inventedValue('ada@x.example', {}, random)).toMatch(/^(info|contact|hello)@x\.example$/);
      expect(inventedValue(40, {}, random)).toBeTypeOf('number');
      expect(inventedValue(40, {}, random)).not.toBe(40);
      expect(inventedValue(true, {}, random)).toBe(false);
    }
  });

  test('are guessed from the words where these hold something', () => {
    const words = 'Could you book a table for Ada Quill at 8, order PO-77?';
    const guess = (name: string, schema: Parameters<typeof guessedArgument>[1]) =>
      guessedArgument(name, schema, words, createRandom('guess'));
    expect(guess('guest_name', { type: 'string' })).toBe('Ada Quill');
    expect(guess('order_id', { type: 'string' })).toBe('PO-77');
    expect(guess('hour', { type: 'integer', minimum: 1, maximum: 12 })).toBe(8);
    expect(guess('kind', { enum: ['bar', 'table'] })).toBe('table');
    expect(guess('unit', { type: 'string', default: 'km' })).toBe('km');
  });
});

describe('spoilSummary', () => {
  const request = {
    history: [],
    turn: {
      id: 't1',
      user: 'What does it cost?',
      steps: [{ content: null, calls: [], results: [{ ok: true, output: { cost: 341.5, id: 'RT-5522' } }] }],
    },
  } as unknown as ActRequest;
  const right = 'It costs 341.5 dollars under RT-5522.';
  const spoilt = seeds.map((random) => spoilSummary(right, request, random));

  test('changes exactly one value, into one that nobody said, or says nothing of substance', () => {
    for (const text of spoilt) {
      expect(text).not.toBe(right);
      const words = text.split(' ');
      if (!/\d/.test(text)) continue;
      expect(words.filter((word, at) => word !== right.split(' ')[at])).toHaveLength(1);
      expect(text.replaceAll(/\d/g, '0')).toBe(right.replaceAll(/\d/g, '0'));
    }
  });

  test('says nothing in about a third of cases, in several ways', () => {
    const empty = spoilt.filter((text) => !/\d/.test(text));
    expect(empty.length).toBeGreaterThan(10);
    expect(empty.length).toBeLessThan(30);
    expect(new Set(empty).size).toBeGreaterThan(3);
  });
});
