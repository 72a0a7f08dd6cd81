import { add, divide, floorDivide, multiply, negate, remainder, subtract } from './arithmetic.ts';
import { type BitOperator, bitwise, invert } from './bits.ts';
import { compare, contains } from './compare.ts';
import { equal, isNumber } from './equal.ts';
import type { BinaryOperator, ComparisonOperator, UnaryOperator } from './expression.ts';
import { truthy } from './functions.ts';
import { power } from './power.ts';
import { typeName } from './type-name.ts';
import { type PythonValue, raise } from './value.ts';

/** Computes an operator of one value. Raises TypeError. */
export function computeUnary(operator: UnaryOperator, operand: PythonValue): PythonValue {
  switch (operator) {
    case 'not':
      return !truthy(operand);
    case '-':
      return negate(operand);
    case '~':
      return invert(operand);
    case '+':
      if (isNumber(operand)) return typeof operand === 'boolean' ? BigInt(operand) : operand;
      return raise('TypeError', `bad operand type for unary +: '${typeName(operand)}'`);
  }
}

type Computation = (left: PythonValue, right: PythonValue) => PythonValue;

const computations: Readonly<Record<Exclude<BinaryOperator, BitOperator>, Computation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '//': floorDivide,
  '%': remainder,
  '**': power,
  '@': (left, right) =>
    raise('TypeError', `unsupported operand type(s) for @: '${typeName(left)}' and '${typeName(right)}'`),
};

/** Computes an operator of two values. Raises what Python raises. */
export function computeBinary(operator: BinaryOperator, left: PythonValue, right: PythonValue): PythonValue {
  return operator in computations
    ? computations[operator as keyof typeof computations](left, right)
    : bitwise(left, operator as BitOperator, right);
}

/** Compares two values. Raises TypeError for values without order, or without items. */
export function computeComparison(operator: ComparisonOperator, left: PythonValue, right: PythonValue): boolean {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case 'in':
      return contains(right, left);
    case 'not in':
      return !contains(right, left);
    case 'is':
      return left === right;
    case 'is not':
      return left !== right;
    default:
      return compare(left, operator, right);
  }
}
