import {
  type CallArgument,
  type Expression,
  ellipsis,
  evaluate,
  negate,
  PythonDict,
  PythonTuple,
  type PythonValue,
  raise,
} from '../../../python/index.ts';
import { sourceText } from './source-text.ts';

/**
 * A call as {name: arguments}: only the keyword arguments are kept. `source` is the text that the expression was read
 * from. Raises for what is no call of a dotted name, and for arguments that are no data.
 */
export function readCall(expression: Expression, source: string): PythonDict {
  if (expression.kind !== 'call') return raise('TypeError', 'this is no call');
  return new PythonDict([[dottedName(expression.function), namedArguments(expression.arguments, source)]]);
}

function dottedName(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'attribute') return raise('TypeError', 'a function is called by its dotted name');
  return `${dottedName(expression.object)}.${expression.name}`;
}

// What is unpacked from a dict stands under None.
function namedArguments(given: readonly CallArgument[], source: string): PythonDict {
  const named = new PythonDict();
  for (const { name, value } of given) {
    if (name !== undefined) named.set(name, readValue(value, source));
    else if (isUnpackedDict(value)) named.set(null, readValue(value.operand, source));
  }
  return named;
}

function isUnpackedDict(value: Expression): value is Expression & { kind: 'starred' } {
  return value.kind === 'starred' && value.stars === '**';
}

function readValue(expression: Expression, source: string): PythonValue {
  const read = (part: Expression) => readValue(part, source);
  switch (expression.kind) {
    case 'constant':
      return expression.value === ellipsis ? '...' : expression.value;
    case 'list':
      return expression.items.map(read);
    case 'tuple':
      return new PythonTuple(expression.items.map(read));
    case 'dict':
      return new PythonDict(expression.entries.map(([key, value]) => [read(key ?? unpacked()), read(value)]));
    case 'unary':
      return negative(expression.operand);
    case 'binary':
      return evaluate(expression, { find: () => undefined });
    case 'name':
      return expression.name;
    case 'subscript':
      return sourceText(expression, source);
    case 'call':
      return hasNamed(expression.arguments) ? readCall(expression, source) : sourceText(expression, source);
    default:
      return raise('TypeError', `a value that is no data: ${expression.kind}`);
  }
}

function hasNamed(given: readonly CallArgument[]): boolean {
  return given.some(({ name, value }) => name !== undefined || isUnpackedDict(value));
}

function unpacked(): never {
  return raise('TypeError', 'a dict that is unpacked into another');
}

// Every unary operator is read as a minus, `+` and `not` too.
function negative(operand: Expression): PythonValue {
  return operand.kind === 'constant' ? negate(operand.value) : raise('TypeError', 'a sign before what is no constant');
}
