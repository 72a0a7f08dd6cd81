import { numbers, unsupported } from './arithmetic.ts';
import { type PythonValue, raise } from './value.ts';

/**
 * `base ** exponent` of numbers. Raises TypeError for other types, ZeroDivisionError for zero to a negative power and
 * OverflowError when the result is too large for a float. A negative base with a fractional exponent is a complex
 * number in Python and is not computed here: TypeError.
 */
export function power(base: PythonValue, exponent: PythonValue): bigint | number {
  const pair = numbers(base, exponent) ?? unsupported('** or pow()', base, exponent);
  if (pair.ints && pair.right >= 0n) return pair.left ** pair.right;
  const left = Number(pair.left);
  const right = Number(pair.right);
  if (left === 0 && right < 0) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (left < 0 && Number.isFinite(right) && !Number.isInteger(right)) {
    raise('TypeError', 'complex numbers are not supported');
  }
  const result = left ** right;
  if (!Number.isFinite(result) && Number.isFinite(left) && Number.isFinite(right)) {
    raise('OverflowError', "(34, 'Numerical result out of range')");
  }
  return result;
}
