import { intToFloat } from './integer.ts';

/**
 * Rounds a finite float to `digits` decimals, correctly from its exact binary value, ties to even, and gives it as an
 * integer number of ten to the `-digits`.
 */
function roundedUnits(value: number, digits: number): bigint {
  const { mantissa, exponent } = exactParts(value);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (digits >= 0) numerator *= 10n ** BigInt(digits);
  else denominator *= 10n ** BigInt(-digits);
  return divideHalfEven(numerator, denominator);
}

/** A finite float as `mantissa` times two to the `exponent`, exactly. */
export function exactParts(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const size = field === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: value < 0 ? -size : size, exponent: Math.max(field, 1) - 1075 };
}

/** The integer nearest to a quotient, ties to even; the denominator is positive. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const floor = size / denominator;
  const twiceRest = 2n * (size % denominator);
  const up = twiceRest > denominator || (twiceRest === denominator && floor % 2n === 1n);
  const rounded = up ? floor + 1n : floor;
  return negative ? -rounded : rounded;
}

/** Python's `round(value, digits)` of a float. */
export function roundFloat(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0 || digits > 323) return value;
  if (digits < -308) return value < 0 ? -0 : 0;
  const rounded = Number(`${roundedUnits(value, digits)}e${-digits}`);
  return rounded === 0 && value < 0 ? -0 : rounded;
}

/** Python's `round(value)` of a finite float: an int. */
export function roundToInt(value: number): bigint {
  return roundedUnits(value, 0);
}

/** Python's `round(value, digits)` of an int: unchanged for decimals, to the nearest power of ten before the point. */
export function roundInt(value: bigint, digits: number): bigint {
  if (digits >= 0) return value;
  const unit = 10n ** BigInt(-digits);
  return divideHalfEven(value, unit) * unit;
}

/** Python's `'%.<digits>f' % value`. */
export function fixedText(value: number | bigint, digits: number): string {
  const float = typeof value === 'bigint' ? intToFloat(value) : value;
  if (Number.isNaN(float)) return 'nan';
  if (!Number.isFinite(float)) return float > 0 ? 'inf' : '-inf';
  const units = roundedUnits(Math.abs(float), digits)
    .toString()
    .padStart(digits + 1, '0');
  const sign = float < 0 || Object.is(float, -0) ? '-' : '';
  const whole = units.slice(0, units.length - digits);
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${units.slice(units.length - digits)}`;
}
