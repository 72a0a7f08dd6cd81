import { numbers, numberToFloat, unsupported } from './arithmetic.ts';
import { bitLength } from './binary-float.ts';
import { complexNumber } from './complex.ts';
import { floatPower } from './float-power.ts';
import { sineAndCosine } from './trigonometry.ts';
import { type PythonObject, type PythonValue, raise } from './value.ts';

/**
 * `base ** exponent` of numbers: ints stay ints, but for a negative exponent; a negative base with a fractional
 * exponent gives a complex number. Raises TypeError for other types, ZeroDivisionError for zero to a negative power and
 * OverflowError when the result is too large for a float.
 */
export function power(base: PythonValue, exponent: PythonValue): bigint | number | PythonObject {
  const pair = numbers(base, exponent) ?? unsupported('** or pow()', base, exponent);
  if (pair.ints && pair.right >= 0n) return wholePower(pair.left, pair.right);
  const left = numberToFloat(pair.left);
  const right = numberToFloat(pair.right);
  if (right === 0 || left === 1) return 1;
  if (!Number.isFinite(left) || !Number.isFinite(right)) return powerOfLimits(left, right);
  if (left === 0) {
    if (right < 0) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
    return isOdd(right) ? left : 0;
  }
  if (left < 0 && !Number.isInteger(right)) return complexPower(left, right);
  const result = floatPower(Math.abs(left), right);
  if (!Number.isFinite(result)) raise('OverflowError', "(34, 'Numerical result out of range')");
  return left < 0 && isOdd(right) ? -result : result;
}

const longestPower = 1e8;

// Python would take hours and all memory first; the text of such a number it refuses anyway.
function wholePower(base: bigint, exponent: bigint): bigint {
  if (bitLength(base) > 1 && Number(exponent) * (bitLength(base) - 1) > longestPower) {
    raise('ValueError', 'Exceeds the limit (4300 digits) for integer string conversion');
  }
  return base ** exponent;
}

// The C standard's table for infinities and NaN, which JavaScript follows but for a base of size 1.
function powerOfLimits(base: number, exponent: number): number {
  return base === -1 && !Number.isNaN(exponent) ? 1 : base ** exponent;
}

function isOdd(value: number): boolean {
  return Math.abs(value % 2) === 1;
}

// In polar form, as CPython computes it: the angle of a negative base is pi.
function complexPower(base: number, exponent: number): PythonObject {
  const size = floatPower(-base, exponent);
  if (!Number.isFinite(size)) raise('OverflowError', 'complex exponentiation');
  const { sine, cosine } = sineAndCosine(Math.PI * exponent);
  return complexNumber(size * cosine, size * sine);
}
