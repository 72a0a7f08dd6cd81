import { add, divide, floorDivide, multiply, negate, remainder, subtract } from './arithmetic.ts';
import { type Comparison, compare, contains } from './compare.ts';
import { PythonDict } from './dict.ts';
import { equal } from './equal.ts';
import type { BinaryOperator, CallArgument, Expression } from './expression.ts';
import { iterate, truthy } from './functions.ts';
import { dictWith, subscript } from './item.ts';
import { parseExpression } from './parse-expression.ts';
import { power } from './power.ts';
import { str } from './repr.ts';
import { syntaxError } from './tokens.ts';
import { typeName } from './type-name.ts';
import { PythonSet, PythonTuple, type PythonValue, raise } from './value.ts';

/** The arguments of a call, evaluated. */
export interface GivenArguments {
  positional: readonly PythonValue[];
  named: ReadonlyMap<string, PythonValue>;
}

/** A function that an expression can call. */
export type PythonFunction = (given: GivenArguments) => PythonValue;

/** What the names of an expression stand for: `name` alone, or `object.name`. */
export interface Scope {
  /** The function under a name, dotted or not; undefined when there is none. */
  find(name: string): PythonFunction | undefined;
}

const emptyScope: Scope = { find: () => undefined };

/**
 * Reads and computes one Python expression. Names stand for functions only, those of the scope. Raises what Python
 * would: SyntaxError, NameError, TypeError and what the functions raise.
 */
export function evaluateExpression(source: string, scope: Scope = emptyScope): PythonValue {
  return evaluate(parseExpression(source), scope);
}

/** Computes an expression that was read before. */
export function evaluate(expression: Expression, scope: Scope): PythonValue {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'tuple':
      return new PythonTuple(expression.items.map((item) => evaluate(item, scope)));
    case 'set':
      return new PythonSet(new PythonDict(expression.items.map((item) => [evaluate(item, scope), null])));
    case 'dict':
      return new PythonDict(expression.entries.map(([key, value]) => [evaluate(key, scope), evaluate(value, scope)]));
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, scope));
    case 'binary':
      return binary(expression.operator, expression.left, expression.right, scope);
    case 'call':
      return call(expression.function, expression.arguments, scope);
    case 'subscript':
      return subscript(evaluate(expression.object, scope), evaluate(expression.index, scope));
    case 'slice':
      return raise('TypeError', 'slices are not supported');
    case 'name':
      return functionValue(expression.name, scope);
    case 'attribute':
      return attribute(expression.object, expression.name, scope);
  }
}

function unary(operator: '-' | '+' | 'not', operand: PythonValue): PythonValue {
  if (operator === 'not') return !truthy(operand);
  return operator === '-' ? negate(operand) : negate(negate(operand));
}

const operations: Readonly<
  Record<Exclude<BinaryOperator, 'and' | 'or'>, (left: PythonValue, right: PythonValue) => PythonValue>
> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '//': floorDivide,
  '%': remainder,
  '**': power,
  '==': equal,
  '!=': (left, right) => !equal(left, right),
  '<': comparison('<'),
  '<=': comparison('<='),
  '>': comparison('>'),
  '>=': comparison('>='),
  in: (left, right) => contains(right, left),
  'not in': (left, right) => !contains(right, left),
  is: (left, right) => left === right,
  'is not': (left, right) => left !== right,
};

function comparison(operator: Comparison) {
  return (left: PythonValue, right: PythonValue) => compare(left, operator, right);
}

function binary(operator: BinaryOperator, left: Expression, right: Expression, scope: Scope): PythonValue {
  const first = evaluate(left, scope);
  if (operator === 'and') return truthy(first) ? evaluate(right, scope) : first;
  if (operator === 'or') return truthy(first) ? first : evaluate(right, scope);
  return operations[operator](first, evaluate(right, scope));
}

function call(target: Expression, given: readonly CallArgument[], scope: Scope): PythonValue {
  refuseRepeated(given);
  const name = dottedName(target);
  const called = name === undefined ? undefined : scope.find(name);
  return called ? called(givenArguments(given, scope)) : refuseCall(target, scope);
}

function refuseRepeated(given: readonly CallArgument[]): void {
  const names = given.flatMap(({ name }) => name ?? []);
  const repeated = names.find((name, at) => names.indexOf(name) < at);
  if (repeated !== undefined) throw syntaxError(`keyword argument repeated: ${repeated}`);
}

function givenArguments(given: readonly CallArgument[], scope: Scope): GivenArguments {
  const positional: PythonValue[] = [];
  const named = new Map<string, PythonValue>();
  for (const { name, unpacked, value } of given) {
    const evaluated = evaluate(value, scope);
    if (name !== undefined) named.set(name, evaluated);
    else if (unpacked === '*') positional.push(...iterate(evaluated));
    else if (unpacked === '**')
      for (const [key, item] of dictWith(evaluated, 'keys').entries()) named.set(str(key), item);
    else positional.push(evaluated);
  }
  return { positional, named };
}

function refuseCall(target: Expression, scope: Scope): never {
  return raise('TypeError', `'${typeName(evaluate(target, scope))}' object is not callable`);
}

function dottedName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'attribute') return undefined;
  const object = dottedName(expression.object);
  return object === undefined ? undefined : `${object}.${expression.name}`;
}

// A function that is named without being called is a value that no tool can use.
function functionValue(name: string, scope: Scope): never {
  if (scope.find(name)) raise('TypeError', `${name} is a function: call it`);
  return raise('NameError', `name '${name}' is not defined`);
}

function attribute(object: Expression, name: string, scope: Scope): never {
  return raise('AttributeError', `'${typeName(evaluate(object, scope))}' object has no attribute '${name}'`);
}
