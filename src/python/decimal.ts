import { divideHalfEven, exactParts } from './decimal-round.ts';

/** A finite decimal number: `coefficient` times ten to the `exponent`, the sign apart because zero has one too. */
export interface Decimal {
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** An int or a finite float as a decimal, exactly, as Python's `Decimal(value)` has it. */
export function decimalOf(value: bigint | number): Decimal {
  if (typeof value === 'bigint') return { negative: value < 0n, coefficient: value < 0n ? -value : value, exponent: 0 };
  const negative = value < 0 || Object.is(value, -0);
  let { mantissa, exponent } = exactParts(Math.abs(value));
  while (exponent < 0 && mantissa % 2n === 0n && mantissa !== 0n) {
    mantissa /= 2n;
    exponent += 1;
  }
  if (mantissa === 0n) return { negative, coefficient: 0n, exponent: 0 };
  if (exponent >= 0) return { negative, coefficient: mantissa << BigInt(exponent), exponent: 0 };
  return { negative, coefficient: mantissa * 5n ** BigInt(-exponent), exponent };
}

/**
 * The square root of a decimal that is not negative, to `precision` significant digits, ties to even. An exact root
 * keeps half the exponent of its square where the digits suffice (General Decimal Arithmetic, version 1.70,
 * "square-root").
 */
export function decimalSquareRoot({ negative, coefficient, exponent }: Decimal, precision: number): Decimal {
  const ideal = Math.floor(exponent / 2);
  if (coefficient === 0n) return { negative, coefficient, exponent: ideal };
  const square = exponent % 2 === 0 ? coefficient : coefficient * 10n;
  const exact = integerRoot(square);
  if (exact * exact === square) return roundDigits({ negative, coefficient: exact, exponent: ideal }, precision);
  const places = Math.max(0, precision + 1 - Math.floor(digitCount(square) / 2));
  const scaled = square * 100n ** BigInt(places);
  const root = integerRoot(scaled);
  // One more digit marks what was cut, so that the root is rounded once.
  const marked = root * 10n + (root * root === scaled ? 0n : 1n);
  return roundDigits({ negative, coefficient: marked, exponent: ideal - places - 1 }, precision);
}

/** The text of Python's `str`: positional for small exponents, else scientific. */
export function decimalText({ negative, coefficient, exponent }: Decimal): string {
  const digits = coefficient.toString();
  const adjusted = exponent + digits.length - 1;
  const size = exponent <= 0 && adjusted >= -6 ? positional(digits, -exponent) : scientific(digits, adjusted);
  return negative ? `-${size}` : size;
}

function positional(digits: string, decimals: number): string {
  if (decimals === 0) return digits;
  const padded = digits.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

function scientific(digits: string, adjusted: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${digits[0]}${fraction}E${adjusted < 0 ? '-' : '+'}${Math.abs(adjusted)}`;
}

function roundDigits(value: Decimal, precision: number): Decimal {
  const excess = digitCount(value.coefficient) - precision;
  if (excess <= 0) return value;
  const coefficient = divideHalfEven(value.coefficient, 10n ** BigInt(excess));
  const rounded = { ...value, coefficient, exponent: value.exponent + excess };
  // Nines may round up to one digit more.
  return digitCount(coefficient) > precision ? roundDigits(rounded, precision) : rounded;
}

function digitCount(value: bigint): number {
  return value.toString().length;
}

/** The largest integer whose square is not above `value`, by Newton's iteration from above. */
function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(16).length * 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
