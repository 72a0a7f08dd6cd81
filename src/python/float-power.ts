import { bitLength, type FiniteBinary, nearestFloat, quotientBits, roundBits } from './binary-float.ts';
import { exactParts } from './decimal-round.ts';
import { fixedExponential, fixedLogarithmOfTwo } from './fixed-point.ts';
import { naturalLogarithm } from './logarithm.ts';

const largestExact = 256;
const beyondFloats = 1100;
// Powers that are floats or lie midway between two are short; no other comes this near to one.
const exactBits = 600;

/**
 * `base ** exponent` of finite floats, the base positive, rounded correctly: infinite when too large, 0 when too small.
 * The C library's `pow`, which CPython calls, rounds so in all but a few cases of a thousand.
 */
export function floatPower(base: number, exponent: number): number {
  const size = exponent * Math.log2(base);
  if (size > beyondFloats) return Number.POSITIVE_INFINITY;
  if (size < -beyondFloats) return 0;
  if (Number.isInteger(exponent) && Math.abs(exponent) <= largestExact) return integerPower(base, exponent);
  for (let bits = 140; ; bits *= 2) {
    const power = approximatePower(base, exponent, bits);
    const [low, high] = [-1n, 1n].map((off) => nearestFloat({ ...power, mantissa: power.mantissa + off }));
    if (low === high) return low!;
    if (bits > exactBits) return nearestFloat(roundBits(power, exactBits / 2));
  }
}

function integerPower(base: number, exponent: number): number {
  const { mantissa, exponent: twos } = exactParts(base);
  const power = mantissa ** BigInt(Math.abs(exponent));
  if (exponent >= 0) return nearestFloat({ mantissa: power, exponent: twos * exponent });
  // A hundred bits and one that marks the rest, so that the float is rounded once.
  const { mantissa: inverse, exponent: shift } = quotientBits(1n, power, bitLength(power) + 100);
  return nearestFloat({ mantissa: (inverse << 1n) | 1n, exponent: shift - 1 + twos * exponent });
}

/** e to `exponent` times ln `base`, to within one unit of its last digit, which is about `bits` digits long. */
function approximatePower(base: number, exponent: number, bits: number): FiniteBinary {
  const working = bits + 32;
  const logarithm = naturalLogarithm(exactParts(base), working + 16);
  const factor = exactParts(exponent);
  const product = logarithm.mantissa * factor.mantissa;
  const shift = working + logarithm.exponent + factor.exponent;
  const power = shift >= 0 ? product << BigInt(shift) : product >> BigInt(-shift);
  const two = fixedLogarithmOfTwo(working + 16);
  const twos = (power << 16n) / two;
  const rest = ((power << 16n) - twos * two) >> 16n;
  return { mantissa: fixedExponential(rest, working) >> 24n, exponent: Number(twos) - working + 24 };
}
