import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

const draws = (label: string, count = 20) => {
  const random = createRandom(label);
  return Array.from({ length: count }, () => random.next());
};

describe('a random stream', () => {
  test('is the same for the same label, on every machine', () => {
    expect(draws('magnet', 3)).toEqual(draws('magnet', 3));
    expect(draws('magnet', 3)).toMatchInlineSnapshot(`
      [
        0.5693285129964352,
        0.6020647662226111,
        0.11927366117015481,
      ]
    `);
  });

  test('does not depend on what its parent has drawn', () => {
    const parent = createRandom('parent');
    const before = parent.fork('child').next();
    for (let draw = 0; draw < 7; draw += 1) parent.next();
    expect(parent.fork('child').next()).toBe(before);
  });

  test('begins anywhere, also for labels that differ in the last digit only', () => {
    const firsts = Array.from({ length: 1000 }, (_, at) => createRandom(`item/${at}`).next());
    const low = firsts.filter((value) => value < 0.1).length;
    expect(low).toBeGreaterThan(60);
    expect(low).toBeLessThan(140);
    const steps = firsts.slice(1).map((value, at) => Math.abs(value - firsts[at]!));
    expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeGreaterThan(0.25);
  });

  test('keeps to the bounds it is asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (label, low, span) => {
        const value = createRandom(label).integer(low, low + span);
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(low + span);
      }),
    );
  });

  test('shuffles without loss, and samples without repeats', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.nat(20), fc.string(), (items, count, label) => {
        const random = createRandom(label);
        expect([...random.shuffle(items)].sort()).toEqual([...items].sort());
        const sample = random.sample(items, count);
        expect(sample).toHaveLength(Math.min(count, items.length));
        expect(new Set(sample).size).toBe(sample.length);
      }),
    );
  });

  test('picks by weight', () => {
    const random = createRandom('weights');
    const picks = Array.from({ length: 2000 }, () =>
      random.pickWeighted(['a', 'b', 'c'], (item) => (item === 'b' ? 3 : item === 'a' ? 1 : 0)),
    );
    expect(picks.filter((pick) => pick === 'b').length / 2000).toBeCloseTo(0.75, 1);
    expect(picks).not.toContain('c');
  });

  test('cannot pick from nothing', () => {
    expect(() => createRandom('x').pick([])).toThrow('cannot pick from an empty list');
  });
});
