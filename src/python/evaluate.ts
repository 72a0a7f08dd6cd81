import { PythonDict } from './dict.ts';
import type { CallArgument, Expression, ExpressionOf } from './expression.ts';
import { iterate, truthy } from './functions.ts';
import { subscript } from './item.ts';
import { computeBinary, computeComparison, computeUnary } from './operators.ts';
import { parseExpression } from './parse-expression.ts';
import { slice } from './slice.ts';
import { syntaxError } from './syntax-error.ts';
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
 * would: SyntaxError, NameError, TypeError and what the functions raise; and an error for what is too deep or too large.
 */
export function evaluateExpression(source: string, scope: Scope = emptyScope): PythonValue {
  try {
    return evaluate(parseExpression(source), scope);
  } catch (error) {
    if (error instanceof RangeError) raise('Exception', 'the expression is too deep or too large');
    throw error;
  }
}

/** Computes an expression that was read before. */
export function evaluate(expression: Expression, scope: Scope): PythonValue {
  const compute = (part: Expression) => evaluate(part, scope);
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'list':
      return items(expression.items, scope);
    case 'tuple':
      return new PythonTuple(items(expression.items, scope));
    case 'set':
      return new PythonSet(new PythonDict(items(expression.items, scope).map((item) => [item, null])));
    case 'dict':
      return dictOf(expression, scope);
    case 'unary':
      return computeUnary(expression.operator, compute(expression.operand));
    case 'binary':
      return computeBinary(expression.operator, compute(expression.left), compute(expression.right));
    case 'logical':
      return logical(expression, scope);
    case 'comparison':
      return comparison(expression, scope);
    case 'conditional':
      return truthy(compute(expression.condition)) ? compute(expression.then) : compute(expression.otherwise);
    case 'call':
      return call(expression, scope);
    case 'subscript':
      return item(expression, scope);
    case 'name':
      return functionValue(expression.name, scope);
    case 'attribute':
      return attribute(expression, scope);
    case 'starred':
    case 'slice':
    case 'template':
      return raise('TypeError', `a ${expression.kind} has no value here`);
  }
}

function items(expressions: readonly Expression[], scope: Scope): PythonValue[] {
  return expressions.flatMap((expression) =>
    expression.kind === 'starred'
      ? unpacked(evaluate(expression.operand, scope))
      : // A list is one item, so it is wrapped for `flatMap`.
        [evaluate(expression, scope)],
  );
}

function unpacked(value: PythonValue): readonly PythonValue[] {
  try {
    return iterate(value);
  } catch {
    return raise('TypeError', `Value after * must be an iterable, not ${typeName(value)}`);
  }
}

function dictOf({ entries }: ExpressionOf<'dict'>, scope: Scope): PythonDict {
  const made = new PythonDict();
  for (const [key, value] of entries) {
    if (key) {
      const name = evaluate(key, scope);
      made.set(name, evaluate(value, scope));
    } else for (const [name, item] of mapping(evaluate(value, scope)).entries()) made.set(name, item);
  }
  return made;
}

function mapping(value: PythonValue): PythonDict {
  return value instanceof PythonDict ? value : raise('TypeError', `'${typeName(value)}' object is not a mapping`);
}

function logical({ operator, left, right }: ExpressionOf<'logical'>, scope: Scope): PythonValue {
  const first = evaluate(left, scope);
  return truthy(first) === (operator === 'and') ? evaluate(right, scope) : first;
}

function comparison({ first, rest }: ExpressionOf<'comparison'>, scope: Scope): boolean {
  let left = evaluate(first, scope);
  return rest.every(([operator, operand]) => {
    const right = evaluate(operand, scope);
    const holds = computeComparison(operator, left, right);
    left = right;
    return holds;
  });
}

function call({ function: target, arguments: given }: ExpressionOf<'call'>, scope: Scope): PythonValue {
  refuseRepeated(given);
  const name = dottedName(target);
  const called = name === undefined ? undefined : scope.find(name);
  if (!called) return raise('TypeError', `'${typeName(evaluate(target, scope))}' object is not callable`);
  const positional = items(
    given.filter(isPositional).map(({ value }) => value),
    scope,
  );
  return called({ positional, named: namedArguments(given, scope) });
}

function isPositional({ name, value }: CallArgument): boolean {
  return name === undefined && !(value.kind === 'starred' && value.stars === '**');
}

function refuseRepeated(given: readonly CallArgument[]): void {
  const names = given.flatMap(({ name }) => name ?? []);
  const repeated = names.find((name, at) => names.indexOf(name) < at);
  if (repeated !== undefined) throw syntaxError(`keyword argument repeated: ${repeated}`);
}

function namedArguments(given: readonly CallArgument[], scope: Scope): Map<string, PythonValue> {
  const named = new Map<string, PythonValue>();
  for (const { name, value } of given) {
    if (name !== undefined) named.set(name, evaluate(value, scope));
    else if (value.kind === 'starred' && value.stars === '**') {
      for (const [key, item] of mapping(evaluate(value.operand, scope)).entries()) {
        named.set(typeof key === 'string' ? key : raise('TypeError', 'keywords must be strings'), item);
      }
    }
  }
  return named;
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

function attribute({ object, name }: ExpressionOf<'attribute'>, scope: Scope): never {
  return raise('AttributeError', `'${typeName(evaluate(object, scope))}' object has no attribute '${name}'`);
}

function item({ object, index }: ExpressionOf<'subscript'>, scope: Scope): PythonValue {
  const container = evaluate(object, scope);
  if (index.kind !== 'slice') return subscript(container, evaluate(index, scope));
  const bound = (part: Expression | null) => (part ? evaluate(part, scope) : null);
  return slice(container, { from: bound(index.from), to: bound(index.to), step: bound(index.step) });
}
