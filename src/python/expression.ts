import type { PythonValue } from './value.ts';

/** The operators that compute a value from two. */
export type BinaryOperator = '+' | '-' | '*' | '@' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '^' | '|';

/** The operators that compare two values. */
export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in' | 'not in' | 'is' | 'is not';

/** The operators of one value. */
export type UnaryOperator = '-' | '+' | '~' | 'not';

/** An argument of a call; without a name it is positional, or `starred`: `*items`, `**named`. */
export interface CallArgument {
  name?: string;
  value: Expression;
}

/** A Python expression as it was written; `start` and `end` are its place in the source. */
export type Expression = { start: number; end: number } & (
  | { kind: 'constant'; value: PythonValue }
  | { kind: 'template' }
  | { kind: 'name'; name: string }
  | { kind: 'list' | 'tuple' | 'set'; items: Expression[] }
  | { kind: 'dict'; entries: [key: Expression | null, value: Expression][] }
  | { kind: 'starred'; stars: '*' | '**'; operand: Expression }
  | { kind: 'unary'; operator: UnaryOperator; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'logical'; operator: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'comparison'; first: Expression; rest: [operator: ComparisonOperator, operand: Expression][] }
  | { kind: 'conditional'; condition: Expression; then: Expression; otherwise: Expression }
  | { kind: 'attribute'; object: Expression; name: string }
  | { kind: 'subscript'; object: Expression; index: Expression }
  | { kind: 'slice'; from: Expression | null; to: Expression | null; step: Expression | null }
  | { kind: 'call'; function: Expression; arguments: CallArgument[] }
);

/** What a kind of expression holds beside its place. */
export type ExpressionOf<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;
