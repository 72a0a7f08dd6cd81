import {
  compare,
  decimalOf,
  decimalSquareRoot,
  decimalText,
  type PythonDict,
  PythonObject,
  type PythonValue,
  raise,
  roundFloat,
  roundInt,
  roundToInt,
  toInt,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { errorOnTypes, result } from './native-answers.ts';

/** Python's `round`: a float stays a float, but for no decimal places at all (`None`). */
export function roundNumber(number: PythonValue, places: PythonValue): PythonDict {
  return errorOnTypes('First input must be a number, second input must be an integer', () =>
    result(rounded(number, places)),
  );
}

function rounded(number: PythonValue, places: PythonValue): bigint | number {
  const digits = places === null ? undefined : clamped(wholeNumber(places));
  if (typeof number === 'number') return digits === undefined ? wholeOf(number) : floatTo(number, digits);
  return roundInt(wholeNumber(number), digits ?? 0);
}

function wholeOf(number: number): bigint {
  return Number.isFinite(number) ? roundToInt(number) : toInt(number);
}

function floatTo(number: number, digits: number): number {
  const float = roundFloat(number, digits);
  if (Number.isFinite(number) && !Number.isFinite(float)) {
    raise('OverflowError', 'rounded value too large to represent');
  }
  return float;
}

// Further places change nothing of a number that Python can write.
const farthestPlace = 5000n;

function clamped(places: bigint): number {
  return Number(places > farthestPlace ? farthestPlace : places < -farthestPlace ? -farthestPlace : places);
}

function wholeNumber(value: PythonValue): bigint {
  if (typeof value === 'bigint' || typeof value === 'boolean') return BigInt(value);
  return raise('TypeError', 'an integer is expected');
}

/** The square root in decimal arithmetic of some significant digits, as a `Decimal`. */
export function squareRoot(number: PythonValue, precision: PythonValue): PythonDict {
  const badInput = 'Input must be a number or computation resulted in an invalid operation';
  return errorOnTypes(badInput, () => {
    if (compare(number, '<', 0n)) return errorAnswer('Cannot calculate square root of a negative number');
    const digits = precisionOf(wholeNumber(precision));
    return result(new PythonObject('decimal.Decimal', `Decimal('${rootText(number, digits)}')`));
  });
}

const longestPrecision = 10n ** 18n - 1n;
const mostDigits = 100_000;
const machineLimit = 1n << 63n;

function precisionOf(digits: bigint): number {
  if (digits >= machineLimit || digits < -machineLimit) {
    raise('OverflowError', 'Python int too large to convert to C ssize_t');
  }
  if (digits < 1n || digits > longestPrecision) raise('ValueError', 'valid range for prec is [1, MAX_PREC]');
  return Number(digits);
}

function rootText(number: PythonValue, digits: number): string {
  if (typeof number === 'number' && !Number.isFinite(number)) return Number.isNaN(number) ? 'NaN' : 'Infinity';
  const exact = decimalOf(typeof number === 'number' ? number : wholeNumber(number));
  const root = decimalSquareRoot(exact, Math.min(digits, mostDigits));
  // An exact root is short; for others Python would run out of time or memory, which says nothing in words.
  if (digits > mostDigits && root.coefficient.toString().length === mostDigits) raise('Exception', '');
  return decimalText(root);
}
