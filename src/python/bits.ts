import { isNumber } from './equal.ts';
import { typeName } from './type-name.ts';
import { type PythonValue, raise } from './value.ts';

/** The operators on the bits of ints. */
export type BitOperator = '|' | '^' | '&' | '<<' | '>>';

const mostBits = 1n << 24n;

/** `left operator right` of ints; of bools, `|`, `^` and `&` give a bool. Raises TypeError, ValueError, OverflowError. */
export function bitwise(left: PythonValue, operator: BitOperator, right: PythonValue): PythonValue {
  if (!isWhole(left) || !isWhole(right)) {
    const types = `'${typeName(left)}' and '${typeName(right)}'`;
    return raise('TypeError', `unsupported operand type(s) for ${operator}: ${types}`);
  }
  const result = combine(BigInt(left), operator, BigInt(right));
  const isShift = operator === '<<' || operator === '>>';
  return typeof left === 'boolean' && typeof right === 'boolean' && !isShift ? result === 1n : result;
}

/** `~value` of an int. Raises TypeError. */
export function invert(value: PythonValue): bigint {
  return isWhole(value) ? ~BigInt(value) : raise('TypeError', `bad operand type for unary ~: '${typeName(value)}'`);
}

function isWhole(value: PythonValue): value is bigint | boolean {
  return isNumber(value) && typeof value !== 'number';
}

function combine(left: bigint, operator: BitOperator, right: bigint): bigint {
  switch (operator) {
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '&':
      return left & right;
    case '<<':
      return shift(left, right);
    case '>>':
      return right < 0n ? raise('ValueError', 'negative shift count') : left >> right;
  }
}

function shift(value: bigint, count: bigint): bigint {
  if (count < 0n) raise('ValueError', 'negative shift count');
  if (value !== 0n && count > mostBits) raise('OverflowError', 'too many digits in integer');
  return value << count;
}
