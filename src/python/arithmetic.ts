import { isNumber } from './equal.ts';
import { intToFloat } from './integer.ts';
import { typeName } from './type-name.ts';
import { PythonTuple, type PythonValue, raise } from './value.ts';

type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '** or pow()';

/** `left + right`: numbers, texts, lists, tuples. Raises TypeError for other pairs. */
export function add(left: PythonValue, right: PythonValue): PythonValue {
  const pair = numbers(left, right);
  if (pair) return pair.ints ? pair.left + pair.right : pair.left + pair.right;
  if (typeof left === 'string') return typeof right === 'string' ? left + right : cannotConcatenate('str', right);
  if (Array.isArray(left)) return Array.isArray(right) ? [...left, ...right] : cannotConcatenate('list', right);
  if (left instanceof PythonTuple) {
    return right instanceof PythonTuple
      ? new PythonTuple([...left.items, ...right.items])
      : cannotConcatenate('tuple', right);
  }
  return unsupported('+', left, right);
}

/** `left - right` of numbers. Raises TypeError for other pairs. */
export function subtract(left: PythonValue, right: PythonValue): bigint | number {
  const pair = numbers(left, right) ?? unsupported('-', left, right);
  return pair.ints ? pair.left - pair.right : pair.left - pair.right;
}

/** `left * right`: numbers, or a text, list or tuple and an int. Raises TypeError for other pairs. */
export function multiply(left: PythonValue, right: PythonValue): PythonValue {
  const pair = numbers(left, right);
  if (pair) return pair.ints ? pair.left * pair.right : pair.left * pair.right;
  return repeated(left, right) ?? repeated(right, left) ?? unsupported('*', left, right);
}

/** `left / right`, always a float. Raises TypeError for what is no number and ZeroDivisionError. */
export function divide(left: PythonValue, right: PythonValue): number {
  const pair = numbers(left, right) ?? unsupported('/', left, right);
  // biome-ignore lint/suspicious/noDoubleEquals: zero of either type
  if (pair.right == 0) raise('ZeroDivisionError', pair.ints ? 'division by zero' : 'float division by zero');
  return pair.ints ? quotient(pair.left, pair.right) : pair.left / pair.right;
}

/** `left // right` of numbers. Raises TypeError and ZeroDivisionError. */
export function floorDivide(left: PythonValue, right: PythonValue): bigint | number {
  const pair = numbers(left, right) ?? unsupported('//', left, right);
  // biome-ignore lint/suspicious/noDoubleEquals: zero of either type
  if (pair.right == 0) {
    raise('ZeroDivisionError', pair.ints ? 'integer division or modulo by zero' : 'float floor division by zero');
  }
  if (!pair.ints) return Math.floor(pair.left / pair.right);
  return (pair.left - modulo(pair.left, pair.right)) / pair.right;
}

/** `left % right` of numbers, with the sign of `right`. Raises TypeError and ZeroDivisionError. */
export function remainder(left: PythonValue, right: PythonValue): bigint | number {
  const pair = numbers(left, right) ?? unsupported('%', left, right);
  // biome-ignore lint/suspicious/noDoubleEquals: zero of either type
  if (pair.right == 0) raise('ZeroDivisionError', pair.ints ? 'integer modulo by zero' : 'float modulo');
  if (pair.ints) return modulo(pair.left, pair.right);
  const rest = pair.left % pair.right;
  return rest !== 0 && rest < 0 !== pair.right < 0 ? rest + pair.right : rest;
}

/** `-value`. Raises TypeError for what is no number. */
export function negate(value: PythonValue): bigint | number {
  return isNumber(value) ? negated(value) : raise('TypeError', `bad operand type for unary -: '${typeName(value)}'`);
}

/** `abs(value)`. Raises TypeError for what is no number. */
export function absolute(value: PythonValue): bigint | number {
  if (!isNumber(value)) return raise('TypeError', `bad operand type for abs(): '${typeName(value)}'`);
  const plain = typeof value === 'boolean' ? BigInt(value) : value;
  return plain < 0 || Object.is(plain, -0) ? negated(plain) : plain;
}

/** A bool, int or float as a float. Raises OverflowError for an int that is too large. */
export function numberToFloat(value: boolean | bigint | number): number {
  return typeof value === 'bigint' ? intToFloat(value) : Number(value);
}

type NumberPair = { ints: true; left: bigint; right: bigint } | { ints: false; left: number; right: number };

/** Both sides in their common type, or undefined when one is no number. */
export function numbers(left: PythonValue, right: PythonValue): NumberPair | undefined {
  if (!isNumber(left) || !isNumber(right)) return undefined;
  if (typeof left === 'number' || typeof right === 'number') {
    return { ints: false, left: numberToFloat(left), right: numberToFloat(right) };
  }
  return { ints: true, left: BigInt(left), right: BigInt(right) };
}

/** Raises the TypeError of an operator between types that do not go together. */
export function unsupported(operator: Operator, left: PythonValue, right: PythonValue): never {
  return raise(
    'TypeError',
    `unsupported operand type(s) for ${operator}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function cannotConcatenate(type: string, other: PythonValue): never {
  return raise('TypeError', `can only concatenate ${type} (not "${typeName(other)}") to ${type}`);
}

function repeated(value: PythonValue, count: PythonValue): PythonValue | undefined {
  const times = typeof count === 'boolean' ? Number(count) : count;
  const isSequence = typeof value === 'string' || Array.isArray(value) || value instanceof PythonTuple;
  if (!isSequence) return undefined;
  if (typeof times !== 'bigint' && typeof count !== 'boolean') {
    return raise('TypeError', `can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  const copies = Math.max(0, Number(times));
  if (typeof value === 'string') return value.repeat(copies);
  const items = Array.isArray(value) ? value : value.items;
  const joined = Array.from({ length: copies }, () => items).flat();
  return Array.isArray(value) ? joined : new PythonTuple(joined);
}

function negated(value: boolean | bigint | number): bigint | number {
  if (typeof value === 'number') return -value;
  return -BigInt(value);
}

function modulo(left: bigint, right: bigint): bigint {
  const rest = left % right;
  return rest !== 0n && rest < 0n !== right < 0n ? rest + right : rest;
}

const exactLimit = 1n << 53n;

/** The float nearest to a quotient of ints, ties to even. */
function quotient(left: bigint, right: bigint): number {
  const exact = (value: bigint) => -exactLimit <= value && value <= exactLimit;
  if (exact(left) && exact(right)) return Number(left) / Number(right);
  const negative = left < 0n !== right < 0n;
  const size = divideSizes(left < 0n ? -left : left, right < 0n ? -right : right);
  return negative ? -size : size;
}

// Keeps 66 bits or more of the quotient and marks in the last one that something was cut; `Number` then rounds once.
function divideSizes(numerator: bigint, denominator: bigint): number {
  const shift = Math.max(0, 66 + denominator.toString(2).length - numerator.toString(2).length);
  const scaled = numerator << BigInt(shift);
  const whole = scaled / denominator;
  const value = Number(scaled % denominator === 0n ? whole : whole | 1n) / 2 ** Math.min(shift, 1000);
  if (!Number.isFinite(value)) raise('OverflowError', 'integer division result too large for a float');
  return shift > 1000 ? value / 2 ** (shift - 1000) : value;
}
