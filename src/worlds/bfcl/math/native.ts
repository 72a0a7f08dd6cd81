import {
  absolute,
  add,
  divide,
  equal,
  isNumber,
  iterate,
  length,
  maximum,
  minimum,
  multiply,
  type PythonValue,
  power,
  raise,
  subtract,
  sum,
  toFloat,
  truthy,
} from '../../../python/index.ts';
import { defineNative, errorAnswer } from '../native.ts';
import { errorOnTypes, result } from './native-answers.ts';
import { logarithm } from './native-logarithm.ts';
import { roundNumber, squareRoot } from './native-rounding.ts';
import { convertImperial, convertLength } from './native-units.ts';

type Given = PythonValue;

const bothNumbers = 'Both inputs must be numbers';

/** Arithmetic, statistics and unit conversion. It keeps no state. */
export const mathApi = defineNative<Record<string, never>>({
  className: 'MathAPI',
  load: () => ({}),
  methods: {
    add: ['a, b', (_, a, b) => errorOnTypes(bothNumbers, () => result(add(a!, b!)))],
    subtract: ['a, b', (_, a, b) => errorOnTypes(bothNumbers, () => result(subtract(a!, b!)))],
    multiply: ['a, b', (_, a, b) => errorOnTypes(bothNumbers, () => result(product(a!, b!)))],
    divide: ['a, b', (_, a, b) => quotient(a!, b!, 'Cannot divide by zero', (value) => value)],
    power: ['base, exponent', (_, a, b) => errorOnTypes(bothNumbers, () => result(power(a!, b!)))],
    percentage: ['part, whole', (_, a, b) => quotient(a!, b!, 'Whole value cannot be zero', (share) => share * 100)],
    absolute_value: ['number', (_, a) => errorOnTypes('Input must be a number', () => result(absolute(a!)))],
    mean: ['numbers', (_, numbers) => ofList('calculate mean', numbers!, mean)],
    standard_deviation: ['numbers', (_, numbers) => ofList('calculate standard deviation', numbers!, deviation)],
    min_value: ['numbers', (_, numbers) => ofList('find minimum', numbers!, minimum)],
    max_value: ['numbers', (_, numbers) => ofList('find maximum', numbers!, maximum)],
    sum_values: ['numbers', (_, numbers) => ofList('calculate sum', numbers!, sum)],
    si_unit_conversion: ['value, unit_in, unit_out', (_, value, from, to) => convertLength(value!, from!, to!)],
    imperial_si_conversion: ['value, unit_in, unit_out', (_, value, from, to) => convertImperial(value!, from!, to!)],
    round_number: ['number, decimal_places=0', (_, number, places) => roundNumber(number!, places!)],
    square_root: ['number, precision', (_, number, precision) => squareRoot(number!, precision!)],
    logarithm: ['value, base, precision', (_, value, base, precision) => logarithm(value!, base!, precision!)],
  },
});

function product(left: Given, right: Given): Given {
  return isNumber(left) && isNumber(right) ? multiply(left, right) : raise('TypeError', bothNumbers);
}

function quotient(part: Given, whole: Given, zeroError: string, finish: (share: number) => number) {
  if (equal(whole, 0n)) return errorAnswer(zeroError);
  return errorOnTypes(bothNumbers, () => result(finish(divide(part, whole))));
}

function ofList(purpose: string, numbers: Given, compute: (numbers: Given) => Given) {
  if (!truthy(numbers)) return errorAnswer(`Cannot ${purpose} of an empty list`);
  return errorOnTypes('All elements in the list must be numbers', () => result(compute(numbers)));
}

function mean(numbers: Given): number {
  return divide(sum(numbers), BigInt(length(numbers)));
}

/** The deviation of a whole population: the root of the mean square distance from the mean. */
function deviation(numbers: Given): number {
  const middle = mean(numbers);
  const squares = iterate(numbers).map((number) => power(subtract(number, middle), 2n));
  return Math.sqrt(toFloat(divide(sum(squares), BigInt(squares.length))));
}
