import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addBits, binaryOf, type FiniteBinary, nearestFloat, roundBits } from './binary-float.ts';
import { naturalLogarithm, piOf } from './logarithm.ts';
import { sineAndCosine } from './trigonometry.ts';

const whole = (value: bigint): FiniteBinary => ({ mantissa: value, exponent: 0 });

test('logarithms and pi of float precision are the known constants', () => {
  expect(nearestFloat(naturalLogarithm(whole(2n), 53))).toBe(Math.LN2);
  expect(nearestFloat(naturalLogarithm(whole(10n), 53))).toBe(Math.LN10);
  expect(nearestFloat(piOf(53))).toBe(Math.PI);
  expect(naturalLogarithm(whole(1n), 53).mantissa).toBe(0n);
});

test('a number next to one has all digits of its logarithm', () => {
  // ln(1 + e) = e - e²/2 + ..., and e is 2 to the -52.
  expect(nearestFloat(naturalLogarithm(binaryOf(1 + Number.EPSILON) as FiniteBinary, 53))).toBe(
    Number.EPSILON - Number.EPSILON ** 2 / 2,
  );
});

test('the logarithm of a product is the sum of the logarithms', () => {
  const factor = fc.bigInt({ min: 2n, max: 10n ** 40n });
  fc.assert(
    fc.property(factor, factor, fc.integer({ min: 2, max: 400 }), (left, right, bits) => {
      const exact = addBits(
        naturalLogarithm(whole(left), bits + 60),
        naturalLogarithm(whole(right), bits + 60),
        bits + 50,
      );
      expect(nearestFloat(naturalLogarithm(whole(left * right), bits))).toBe(
        nearestFloat(roundBits(exact as FiniteBinary, bits)),
      );
    }),
  );
});

test('sines and cosines are right far from zero too', () => {
  expect(sineAndCosine(Math.PI)).toEqual({ sine: 1.2246467991473532e-16, cosine: -1 });
  expect(sineAndCosine(1e22).sine).toBe(-0.8522008497671888);
  expect(sineAndCosine(-1)).toEqual({ sine: -0.8414709848078965, cosine: 0.5403023058681398 });
});
