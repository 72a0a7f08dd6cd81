export {
  absolute,
  add,
  divide,
  multiply,
  negate,
  numbers,
  numberToFloat,
  remainder,
  subtract,
  unsupported,
} from './arithmetic.ts';
export {
  addBits,
  type BinaryFloat,
  binaryOf,
  bitLength,
  divideBits,
  type FiniteBinary,
  isFiniteBinary,
  multiplyBits,
  negateBits,
  quotientBits,
  roundBits,
} from './binary-float.ts';
export { parseCallList, type ValueReading } from './call-list.ts';
export { type Comparison, compare, contains } from './compare.ts';
export { type Decimal, decimalOf, decimalSquareRoot, decimalText } from './decimal.ts';
export { fixedText, roundFloat, roundInt, roundToInt } from './decimal-round.ts';
export { dict, PythonDict } from './dict.ts';
export { equal, isNumber } from './equal.ts';
export {
  evaluate,
  evaluateExpression,
  type GivenArguments,
  type PythonFunction,
  type Scope,
} from './evaluate.ts';
export type { Expression, ExpressionOf } from './expression.ts';
export { iterate, length, maximum, minimum, sum, toFloat, toInt, truthy } from './functions.ts';
export { dictWith, setItem, subscript } from './item.ts';
export { readJson } from './json-read.ts';
export { writeJson } from './json-write.ts';
export { naturalLogarithm, piOf } from './logarithm.ts';
export { MersenneTwister } from './mersenne-twister.ts';
export { parseExpression } from './parse-expression.ts';
export { fromJson, toJson } from './plain-json.ts';
export { power } from './power.ts';
export { repr, str } from './repr.ts';
export { strptime } from './strptime.ts';
export { codePoints, compareText, splitLines, splitWords, stripSpace, textWith } from './text.ts';
export { isKeyword } from './token-stream.ts';
export { typeName } from './type-name.ts';
export {
  ellipsis,
  PythonError,
  PythonObject,
  PythonSet,
  PythonTuple,
  type PythonValue,
  raise,
} from './value.ts';
