import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decimal, decimalOf, decimalSquareRoot, decimalText } from './decimal.ts';

test.each([
  [2n, 20, '1.4142135623730950488'],
  [144n, 1, '1E+1'],
  [6.25, 1, '2'],
  [2.25, 28, '1.5'],
  [-0, 3, '-0'],
  [1e10, 3, '1.00E+5'],
  [1e-14, 10, '1.000000000E-7'],
  [99.9999, 2, '10'],
] as const)('the root of %s to %s digits is %s', (value, precision, text) => {
  expect(decimalText(decimalSquareRoot(decimalOf(value), precision))).toBe(text);
});

test('a float is that decimal exactly', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(decimalText(decimalOf(value)))).toBe(value);
    }),
  );
  expect(decimalText(decimalOf(0.1))).toBe('0.1000000000000000055511151231257827021181583404541015625');
});

test('half a unit of the last digit beside the root lie a smaller and a larger square', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 60n }), fc.integer({ min: 1, max: 40 }), (value, precision) => {
      const root = decimalSquareRoot(decimalOf(value), precision);
      expect(root.coefficient.toString().length).toBeLessThanOrEqual(precision);
      expect(compareSquare(root, -5n, value)).toBeLessThanOrEqual(0);
      expect(compareSquare(root, 5n, value)).toBeGreaterThanOrEqual(0);
    }),
  );
});

/** The sign of (root + tenths of its last digit)² - value. */
function compareSquare({ coefficient, exponent }: Decimal, tenths: bigint, value: bigint): number {
  const square = (coefficient * 10n + tenths) ** 2n;
  const places = 2 * (exponent - 1);
  const left = places > 0 ? square * 10n ** BigInt(places) : square;
  const right = places < 0 ? value * 10n ** BigInt(-places) : value;
  return left < right ? -1 : left > right ? 1 : 0;
}
