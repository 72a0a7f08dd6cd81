import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactParts } from './decimal-round.ts';
import { floatPower } from './float-power.ts';
import { power } from './power.ts';
import { repr } from './repr.ts';

describe('power of Python numbers', () => {
  test.each([
    [7n, 64n, '1219760487635835700138573862562971820755615294131238401'],
    [-8n, -1n, '-0.125'],
    [7n, 1.5, '18.520259177452136'],
    [-8n, 1.5, '(-4.156589069930368e-15-22.627416997969522j)'],
    [-1n, 0.5, '(6.123233995736766e-17+1j)'],
    [Number.NaN, 0n, '1.0'],
    [-1n, Number.NEGATIVE_INFINITY, '1.0'],
    [-0, 3n, '-0.0'],
    [2.0, -1074n, '5e-324'],
    [2.0, -1080.5, '0.0'],
  ] as const)('%s ** %s is %s', (base, exponent, text) => expect(repr(power(base, exponent))).toBe(text));

  test.each([
    [0n, -1n, '0.0 cannot be raised to a negative power'],
    [10n, 1000.0 + 0.5, "(34, 'Numerical result out of range')"],
    [-1e300, 2.5, 'complex exponentiation'],
    [10n ** 400n, 0.5, 'int too large to convert to float'],
    [2n, 'a', "unsupported operand type(s) for ** or pow(): 'int' and 'str'"],
  ] as const)('%s ** %s raises', (base, exponent, message) => expect(() => power(base, exponent)).toThrow(message));
});

const positive = fc.double({ min: 1e-20, max: 1e20, noNaN: true });

test('a square root and a square are those of the hardware, which rounds correctly', () => {
  fc.assert(
    fc.property(positive, (base) => {
      expect(floatPower(base, 0.5)).toBe(Math.sqrt(base));
      expect(floatPower(base, 2)).toBe(base * base);
      expect(floatPower(base, -1)).toBe(1 / base);
    }),
  );
});

test('an inexact power lies between the powers of its neighbours', () => {
  fc.assert(
    fc.property(positive, fc.integer({ min: 1, max: 7 }), (base, quarter) => {
      const exponent = quarter / 4;
      const size = floatPower(base, exponent);
      const wanted = exactParts(base);
      expect(compare(neighbour(size, -1n), 4, wanted, quarter)).toBeLessThan(0);
      expect(compare(neighbour(size, 1n), 4, wanted, quarter)).toBeGreaterThan(0);
    }),
  );
});

type Parts = ReturnType<typeof exactParts>;

function neighbour(value: number, halfUnits: bigint): Parts {
  const { mantissa, exponent } = exactParts(value);
  return { mantissa: mantissa * 2n + halfUnits, exponent: exponent - 1 };
}

/** The sign of left ** leftPower - right ** rightPower. */
function compare(left: Parts, leftPower: number, right: Parts, rightPower: number): number {
  const low = Math.min(left.exponent * leftPower, right.exponent * rightPower);
  const scaled = ({ mantissa, exponent }: Parts, times: number) =>
    (mantissa ** BigInt(times)) << BigInt(exponent * times - low);
  const difference = scaled(left, leftPower) - scaled(right, rightPower);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
