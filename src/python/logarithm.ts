import { bitLength, type FiniteBinary, roundBits } from './binary-float.ts';
import { fixedLogarithmOfRatio, fixedLogarithmOfTwo, fixedPi } from './fixed-point.ts';

const doubt = 16n;

/**
 * The natural logarithm of a positive number, correctly rounded to `bits` binary digits. Ziv's strategy: the working
 * precision grows until every number that the error allows rounds alike.
 */
export function naturalLogarithm(value: FiniteBinary, bits: number): FiniteBinary {
  const { fraction, twos } = split(value);
  if (twos === 0 && fraction.mantissa === 1n << BigInt(-fraction.exponent)) return { mantissa: 0n, exponent: 0 };
  for (let extra = 40 + nearness(fraction, twos); ; extra *= 2) {
    const working = bits + extra + bitLength(BigInt(twos));
    const rounded = roundedAlike(fixedLogarithm(fraction, twos, working), working, bits);
    if (rounded) return rounded;
  }
}

/** Pi, correctly rounded to `bits` binary digits. */
export function piOf(bits: number): FiniteBinary {
  for (let extra = 40; ; extra *= 2) {
    const rounded = roundedAlike(fixedPi(bits + extra), bits + extra, bits);
    if (rounded) return rounded;
  }
}

/** A number as a fraction between two thirds and four thirds, times two to the `twos`. */
function split({ mantissa, exponent }: FiniteBinary): { fraction: FiniteBinary; twos: number } {
  const length = bitLength(mantissa);
  const aboveTwoThirds = mantissa * 3n > 1n << BigInt(length + 1);
  const point = aboveTwoThirds ? length : length - 1;
  return { fraction: { mantissa, exponent: -point }, twos: exponent + point };
}

// The closer a number is to one, the more leading digits of its logarithm are zero.
function nearness({ mantissa, exponent }: FiniteBinary, twos: number): number {
  return twos === 0 ? -exponent - bitLength(mantissa - (1n << BigInt(-exponent))) : 0;
}

function fixedLogarithm({ mantissa, exponent }: FiniteBinary, twos: number, bits: number): bigint {
  const one = 1n << BigInt(-exponent);
  const z = ((mantissa - one) << BigInt(bits)) / (mantissa + one);
  return fixedLogarithmOfRatio(z, bits) + BigInt(twos) * fixedLogarithmOfTwo(bits);
}

// Every sum above has far less than 2 to the 16 steps, each off by less than one unit.
function roundedAlike(approximation: bigint, working: number, bits: number): FiniteBinary | undefined {
  const error = 1n << doubt;
  const low = roundBits({ mantissa: approximation - error, exponent: -working }, bits);
  const high = roundBits({ mantissa: approximation + error, exponent: -working }, bits);
  return low.exponent === high.exponent && low.mantissa === high.mantissa ? low : undefined;
}
