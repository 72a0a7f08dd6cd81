import { PythonDict } from './dict.ts';
import { evaluate } from './evaluate.ts';
import type { CallArgument, Expression, ExpressionOf } from './expression.ts';
import { parseExpression } from './parse-expression.ts';
import { sourceText } from './source-text.ts';
import { stripSpace } from './text.ts';
import { ellipsis, PythonTuple, type PythonValue, raise } from './value.ts';

/** How values are read that Python itself would compute. */
export interface ValueReading {
  /** A bare name. Default: its text. */
  name?: (name: string) => PythonValue;
  /** An operator of one value. Default: what it computes. */
  unary?: (expression: ExpressionOf<'unary'>) => PythonValue;
  /** An operator of two values. Default: what it computes. */
  binary?: (expression: ExpressionOf<'binary'>) => PythonValue;
}

/**
 * Reads calls as a model writes them in Python, `[name(key=value, …), …]`, as a list of {name: arguments}: only keyword
 * arguments are kept, and what is unpacked from a dict stands under None. Marks of a code block around it and missing
 * outer brackets do no harm. Raises where it is anything else.
 */
export function parseCallList(text: string, reading: ValueReading = {}): PythonDict[] {
  const source = bracketed(text);
  const expression = parseExpression(source);
  if (expression.kind !== 'list') return raise('TypeError', 'the text is no list of calls');
  const reader = new CallReader(source, reading);
  return expression.items.map((item) => reader.call(item));
}

function bracketed(text: string): string {
  const inside = text.replace(/^[`\n ]+/, '').replace(/[`\n ]+$/, '');
  const opened = inside.startsWith('[') ? inside : `[${inside}`;
  const closed = opened.endsWith(']') ? opened : `${opened}]`;
  return stripSpace(closed);
}

class CallReader {
  readonly #source: string;
  readonly #reading: Required<ValueReading>;

  constructor(source: string, { name = (text) => text, unary = computed, binary = computed }: ValueReading) {
    this.#source = source;
    this.#reading = { name, unary, binary };
  }

  call(expression: Expression): PythonDict {
    if (expression.kind !== 'call') return raise('TypeError', 'this is no call');
    return new PythonDict([[dottedName(expression.function), this.#named(expression.arguments)]]);
  }

  #named(given: readonly CallArgument[]): PythonDict {
    const named = new PythonDict();
    for (const { name, value } of given) {
      if (name !== undefined) named.set(name, this.#value(value));
      else if (isUnpackedDict(value)) named.set(null, this.#value(value.operand));
    }
    return named;
  }

  #value(expression: Expression): PythonValue {
    const read = (part: Expression) => this.#value(part);
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
        return this.#reading.unary(expression);
      case 'binary':
        return this.#reading.binary(expression);
      case 'name':
        return this.#reading.name(expression.name);
      case 'subscript':
        return sourceText(expression, this.#source);
      case 'call':
        return hasNamed(expression.arguments) ? this.call(expression) : sourceText(expression, this.#source);
      default:
        return raise('TypeError', `a value that is no data: ${expression.kind}`);
    }
  }
}

function computed(expression: Expression): PythonValue {
  return evaluate(expression, { find: () => undefined });
}

function dottedName(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'attribute') return raise('TypeError', 'a function is called by its dotted name');
  return `${dottedName(expression.object)}.${expression.name}`;
}

function isUnpackedDict(value: Expression): value is Expression & { kind: 'starred' } {
  return value.kind === 'starred' && value.stars === '**';
}

function hasNamed(given: readonly CallArgument[]): boolean {
  return given.some(({ name, value }) => name !== undefined || isUnpackedDict(value));
}

function unpacked(): never {
  return raise('TypeError', 'a dict that is unpacked into another');
}
