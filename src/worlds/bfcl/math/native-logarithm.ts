import {
  addBits,
  type BinaryFloat,
  binaryOf,
  divideBits,
  type FiniteBinary,
  isFiniteBinary,
  isNumber,
  multiplyBits,
  naturalLogarithm,
  negateBits,
  type PythonDict,
  PythonError,
  PythonObject,
  type PythonValue,
  piOf,
  quotientBits,
  raise,
  repr,
  roundBits,
  stripSpace,
  toFloat,
  toInt,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { mpfText } from './mpf-text.ts';
import { result } from './native-answers.ts';

const bitsPerDigit = 3.3219280948873626;
const mostBits = 70_000;

/** A logarithm; the imaginary part is there for a negative number only. */
interface Logarithm {
  real: BinaryFloat;
  imaginary?: BinaryFloat;
}

/** The logarithm to a base, computed and shown with so many decimal digits as mpmath has it. */
export function logarithm(value: PythonValue, base: PythonValue, precision: PythonValue): PythonDict {
  try {
    const bits = bitsOf(toInt(precision));
    const top = logarithmOf(value, bits);
    return result(shown(quotient(top, logarithmOf(base, bits), bits), bits));
  } catch (error) {
    if (error instanceof PythonError) return errorAnswer(error.message);
    throw error;
  }
}

function bitsOf(digits: bigint): number {
  const bits = toFloat(digits + 1n) * bitsPerDigit;
  // Nobody waits for more digits; running out of time or memory says nothing in words.
  if (bits > mostBits) raise('Exception', '');
  return Math.max(1, nearestEven(bits));
}

function nearestEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor === 0.5) return floor % 2 === 0 ? floor : floor + 1;
  return Math.round(value);
}

function logarithmOf(value: PythonValue, bits: number): Logarithm {
  const number = binaryNumber(value, bits);
  if (!isFiniteBinary(number)) {
    const real = Math.abs(number);
    return number < 0 ? { real, imaginary: piOf(bits) } : { real };
  }
  if (number.mantissa === 0n) return { real: Number.NEGATIVE_INFINITY };
  if (number.mantissa > 0n) return { real: naturalLogarithm(number, bits) };
  return { real: naturalLogarithm(negateBits(number) as FiniteBinary, bits), imaginary: piOf(bits) };
}

function binaryNumber(value: PythonValue, bits: number): BinaryFloat {
  if (typeof value === 'number') return binaryOf(value);
  if (isNumber(value)) return { mantissa: BigInt(value), exponent: 0 };
  const number = typeof value === 'string' ? readNumber(stripSpace(value).toLowerCase(), bits) : undefined;
  return number ?? raise('TypeError', `cannot create mpf from ${repr(value)}`);
}

const specials: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '+inf': Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
};
const integerDigits = '\\d+(?:_\\d+)*';
const fractionPattern = new RegExp(`^([+-]?${integerDigits})l*\\s*/\\s*([+-]?${integerDigits})l*$`);
const decimalPattern = new RegExp(
  `^([+-]?)(${integerDigits})?(?:\\.(${integerDigits})?)?(?:e([+-]?${integerDigits}))?l*$`,
);

/** A number that is written as a decimal or as a fraction of integers, rounded once. */
function readNumber(text: string, bits: number): BinaryFloat | undefined {
  if (Object.hasOwn(specials, text)) return specials[text]!;
  const plain = text.replaceAll('_', '');
  const [, numerator, denominator] = fractionPattern.exec(text) ? fractionPattern.exec(plain)! : [];
  if (numerator !== undefined && denominator !== undefined) return fraction(toInt(numerator), toInt(denominator), bits);
  const [, sign, whole = '', decimals = '', exponent = '0'] = decimalPattern.exec(text)
    ? decimalPattern.exec(plain)!
    : [];
  if (sign === undefined || whole + decimals === '') return undefined;
  const size = BigInt(`${whole}${decimals}`);
  const mantissa = sign === '-' ? -size : size;
  const places = Number(exponent) - decimals.length;
  if (places < 0) return fraction(mantissa, 10n ** BigInt(-places), bits);
  return roundBits({ mantissa: mantissa * 10n ** BigInt(places), exponent: 0 }, bits);
}

function fraction(numerator: bigint, denominator: bigint, bits: number): FiniteBinary {
  if (denominator === 0n) raise('ZeroDivisionError', '');
  return denominator < 0n ? quotientBits(-numerator, -denominator, bits) : quotientBits(numerator, denominator, bits);
}

/** The quotient of two logarithms; complex as (a + bi)(c - di) / (c² + d²), the inner sums with ten bits more. */
function quotient(top: Logarithm, base: Logarithm, bits: number): Logarithm {
  if (base.imaginary === undefined) {
    if (isFiniteBinary(base.real) && base.real.mantissa === 0n) raise('ZeroDivisionError', '');
    const real = divideBits(top.real, base.real, bits);
    return top.imaginary === undefined ? { real } : { real, imaginary: divideBits(top.imaginary, base.real, bits) };
  }
  const inner = bits + 10;
  const times = (left: BinaryFloat, right: BinaryFloat) => multiplyBits(left, right, inner);
  const plus = (left: BinaryFloat, right: BinaryFloat) => addBits(left, right, inner);
  const size = plus(times(base.real, base.real), times(base.imaginary, base.imaginary));
  const crossed = negateBits(times(top.real, base.imaginary));
  if (top.imaginary === undefined) {
    return { real: divideBits(times(top.real, base.real), size, bits), imaginary: divideBits(crossed, size, bits) };
  }
  const real = plus(times(top.real, base.real), times(top.imaginary, base.imaginary));
  const imaginary = plus(times(top.imaginary, base.real), crossed);
  return { real: divideBits(real, size, bits), imaginary: divideBits(imaginary, size, bits) };
}

function shown({ real, imaginary }: Logarithm, bits: number): PythonObject {
  const wanted = Math.max(1, nearestEven(bits / bitsPerDigit - 1));
  const digits = wanted === 15 ? 17 : wanted + 3;
  if (imaginary === undefined) return new PythonObject('mpf', `mpf('${mpfText(real, digits)}')`);
  const parts = `real='${mpfText(real, digits)}', imag='${mpfText(imaginary, digits)}'`;
  return new PythonObject('mpc', `mpc(${parts})`);
}
