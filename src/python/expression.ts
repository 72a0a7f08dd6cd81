import type { PythonValue } from './value.ts';

/** The operators of two sides that are read. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '//'
  | '%'
  | '**'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'in'
  | 'not in'
  | 'is'
  | 'is not'
  | 'and'
  | 'or';

/** An argument of a call; without a name it is positional. */
export interface CallArgument {
  name?: string;
  /** Set where the value is unpacked: its items as positional arguments, or its entries as named ones. */
  unpacked?: '*' | '**';
  value: Expression;
}

/** A Python expression as it was written; `start` and `end` are its place in the source. */
export type Expression = { start: number; end: number } & (
  | { kind: 'constant'; value: PythonValue }
  | { kind: 'name'; name: string }
  | { kind: 'list' | 'tuple' | 'set'; items: Expression[] }
  | { kind: 'dict'; entries: [key: Expression, value: Expression][] }
  | { kind: 'unary'; operator: '-' | '+' | 'not'; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'attribute'; object: Expression; name: string }
  | { kind: 'subscript'; object: Expression; index: Expression }
  | { kind: 'slice'; bounds: (Expression | undefined)[] }
  | { kind: 'call'; function: Expression; arguments: CallArgument[] }
);
