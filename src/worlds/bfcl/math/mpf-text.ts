import { type BinaryFloat, bitLength, isFiniteBinary } from '../../../python/index.ts';

const cutDigits = 3;

/**
 * A binary number as decimal text of `digits` significant digits, in mpmath's manner: three digits more are cut toward
 * zero and then rounded half up; zeros at the end are stripped down to one decimal.
 */
export function mpfText(value: BinaryFloat, digits: number): string {
  if (!isFiniteBinary(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? '+inf' : '-inf';
  if (value.mantissa === 0n) return '0.0';
  const negative = value.mantissa < 0n;
  const size = negative ? -value.mantissa : value.mantissa;
  const { text, exponent } = roundedDigits(size, value.exponent, digits);
  return `${negative ? '-' : ''}${placed(text, exponent, digits)}`;
}

/** The digits, and the power of ten of the first. */
function roundedDigits(mantissa: bigint, twos: number, digits: number): { text: string; exponent: number } {
  const kept = digits + cutDigits;
  const about = Math.floor((bitLength(mantissa) + twos - 1) * Math.log10(2));
  const places = kept - about;
  const top = (places > 0 ? mantissa * 10n ** BigInt(places) : mantissa) << BigInt(Math.max(0, twos));
  const bottom = (places < 0 ? 10n ** BigInt(-places) : 1n) << BigInt(Math.max(0, -twos));
  const all = (top / bottom).toString();
  const rounded = (BigInt(all.slice(0, digits)) + (all[digits]! >= '5' ? 1n : 0n)).toString();
  const exponent = all.length - 1 - places + (rounded.length - digits);
  return { text: rounded.slice(0, digits), exponent };
}

function placed(digits: string, exponent: number, most: number): string {
  const fixed = Math.min(-Math.floor(most / 3), -5) < exponent && exponent < most;
  if (!fixed) return `${pointed(digits, 1)}e${exponent >= 0 ? '+' : ''}${exponent}`;
  if (exponent < 0) return pointed('0'.repeat(-exponent) + digits, 1);
  return pointed(digits, exponent + 1);
}

function pointed(digits: string, point: number): string {
  const decimals = digits.slice(point).replace(/0+$/, '');
  return `${digits.slice(0, point)}.${decimals || '0'}`;
}
