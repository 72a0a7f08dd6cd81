import { divideHalfEven, exactParts } from './decimal-round.ts';

/** A finite binary number of any precision: `mantissa` times two to the `exponent`. */
export interface FiniteBinary {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** A binary number of any precision; infinities and NaN are the floats of that name. There is no negative zero. */
export type BinaryFloat = FiniteBinary | number;

const zero: FiniteBinary = { mantissa: 0n, exponent: 0 };

/** How many bits the size of an integer takes; 0 for 0. */
export function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  return digits === '0' ? 0 : digits.length * 4 - Math.clz32(Number.parseInt(digits[0]!, 16)) + 28;
}

/** A float, exactly. */
export function binaryOf(value: number): BinaryFloat {
  return Number.isFinite(value) ? exactParts(value) : value;
}

/** Whether a number is neither infinite nor NaN. */
export function isFiniteBinary(value: BinaryFloat): value is FiniteBinary {
  return typeof value !== 'number';
}

/** Rounds to `bits` binary digits, ties to even. */
export function roundBits({ mantissa, exponent }: FiniteBinary, bits: number): FiniteBinary {
  const excess = bitLength(mantissa) - bits;
  if (excess <= 0) return { mantissa, exponent };
  return { mantissa: divideHalfEven(mantissa, 1n << BigInt(excess)), exponent: exponent + excess };
}

/** A quotient of integers, the denominator positive, rounded once to `bits` binary digits. */
export function quotientBits(numerator: bigint, denominator: bigint, bits: number): FiniteBinary {
  const shift = Math.max(0, bits + 2 + bitLength(denominator) - bitLength(numerator));
  const scaled = (numerator < 0n ? -numerator : numerator) << BigInt(shift);
  const whole = scaled / denominator;
  const marked = (whole << 1n) | (scaled % denominator === 0n ? 0n : 1n);
  return roundBits({ mantissa: numerator < 0n ? -marked : marked, exponent: -shift - 1 }, bits);
}

/** `left * right`, rounded to `bits` binary digits. */
export function multiplyBits(left: BinaryFloat, right: BinaryFloat, bits: number): BinaryFloat {
  if (!isFiniteBinary(left) || !isFiniteBinary(right)) return outline(left) * outline(right);
  return roundBits({ mantissa: left.mantissa * right.mantissa, exponent: left.exponent + right.exponent }, bits);
}

/** `left + right`, rounded to `bits` binary digits. */
export function addBits(left: BinaryFloat, right: BinaryFloat, bits: number): BinaryFloat {
  if (!isFiniteBinary(left) || !isFiniteBinary(right)) return outline(left) + outline(right);
  const exponent = Math.min(left.exponent, right.exponent);
  return roundBits({ mantissa: scaledTo(left, exponent) + scaledTo(right, exponent), exponent }, bits);
}

/** `left / right`, rounded to `bits` binary digits. The divisor is not zero. */
export function divideBits(left: BinaryFloat, right: BinaryFloat, bits: number): BinaryFloat {
  if (!isFiniteBinary(left)) return left / outline(right);
  if (!isFiniteBinary(right)) return Number.isNaN(right) ? right : zero;
  const sign = right.mantissa < 0n ? -1n : 1n;
  const { mantissa, exponent } = quotientBits(left.mantissa * sign, right.mantissa * sign, bits);
  return { mantissa, exponent: exponent + left.exponent - right.exponent };
}

/** `-value`. */
export function negateBits(value: BinaryFloat): BinaryFloat {
  return isFiniteBinary(value) ? { ...value, mantissa: -value.mantissa } : -value;
}

/** The float nearest to a number, ties to even, with gradual underflow; infinite when it is too large. */
export function nearestFloat({ mantissa, exponent }: FiniteBinary): number {
  const top = bitLength(mantissa) + exponent;
  if (mantissa === 0n || top < -1074) return mantissa < 0n ? -0 : 0;
  if (top > 1024) return mantissa < 0n ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const lowest = Math.max(top - 53, -1074);
  const drop = lowest - exponent;
  const units = drop <= 0 ? mantissa << BigInt(-drop) : divideHalfEven(mantissa, 1n << BigInt(drop));
  // Two steps, since two to the power of `lowest` alone may be out of range.
  const half = Math.trunc(lowest / 2);
  return Number(units) * 2 ** half * 2 ** (lowest - half);
}

function scaledTo({ mantissa, exponent }: FiniteBinary, target: number): bigint {
  return mantissa << BigInt(exponent - target);
}

// What stands in for a number where the other one is no finite number: only its sign counts.
function outline(value: BinaryFloat): number {
  if (!isFiniteBinary(value)) return value;
  return value.mantissa === 0n ? 0 : value.mantissa < 0n ? -1 : 1;
}
