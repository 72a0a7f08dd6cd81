import type { BinaryOperator, ComparisonOperator, Expression } from './expression.ts';
import { readPrimary } from './parse-primary.ts';
import { refuseNeighbour } from './syntax-advice.ts';
import { TokenStream } from './token-stream.ts';

/**
 * Reads one Python expression whose line breaks may be of any kind; places are those in the text with `\n` for each.
 * Lambdas, comprehensions, `await`, `yield` and `:=` are not read. Raises SyntaxError, nearly always in CPython's words.
 */
export function parseExpression(source: string): Expression {
  const stream = new TokenStream(source.replace(/\r\n?/g, '\n'));
  const expression = readTop(stream);
  if (stream.token.kind === 'newline') stream.take();
  if (stream.token.kind !== 'end') throw stream.unexpected();
  return expression;
}

function readTop(stream: TokenStream): Expression {
  const first = readExpression(stream);
  if (!stream.sees(',')) return first;
  const items = [first];
  while (stream.takes(',') && !['end', 'newline'].includes(stream.token.kind)) items.push(readExpression(stream));
  return { kind: 'tuple', items, start: first.start, end: stream.last.end };
}

/** Reads one expression, without commas of its own. */
export function readExpression(stream: TokenStream): Expression {
  const beginning = { token: stream.token, following: stream.following };
  const then = readLogical(stream, 0);
  if (!stream.sees('if')) {
    refuseNeighbour(stream, then, beginning, () => readExpression(stream));
    return then;
  }
  stream.take();
  const condition = readLogical(stream, 0);
  if (!stream.sees('else')) {
    if (stream.isGuessing || stream.sees(':')) throw stream.unexpected();
    throw stream.error("expected 'else' after 'if' expression", then.start);
  }
  stream.take();
  const otherwise = readExpression(stream);
  return { kind: 'conditional', condition, then, otherwise, start: then.start, end: otherwise.end };
}

const logicalOperators = ['or', 'and'] as const;

function readLogical(stream: TokenStream, level: number): Expression {
  const operator = logicalOperators[level];
  if (!operator) return readNot(stream);
  let left = readLogical(stream, level + 1);
  while (stream.takes(operator)) {
    const right = readLogical(stream, level + 1);
    left = { kind: 'logical', operator, left, right, start: left.start, end: right.end };
  }
  return left;
}

function readNot(stream: TokenStream): Expression {
  const { start } = stream.token;
  if (!stream.takes('not')) return readComparison(stream);
  const operand = readNot(stream);
  return { kind: 'unary', operator: 'not', operand, start, end: operand.end };
}

function readComparison(stream: TokenStream): Expression {
  const first = readOperation(stream);
  const rest: [ComparisonOperator, Expression][] = [];
  for (let operator = takeComparison(stream); operator; operator = takeComparison(stream)) {
    rest.push([operator, readOperation(stream)]);
  }
  if (rest.length === 0) return first;
  return { kind: 'comparison', first, rest, start: first.start, end: stream.last.end };
}

const comparisons: readonly string[] = ['<', '<=', '>', '>=', '==', '!=', 'in'];

function takeComparison(stream: TokenStream): ComparisonOperator | undefined {
  if (stream.token.kind === 'text') return undefined;
  if (comparisons.includes(stream.token.source)) return stream.take().source as ComparisonOperator;
  if (stream.takes('is')) return stream.takes('not') ? 'is not' : 'is';
  if (!stream.sees('not') || stream.following?.source !== 'in') return undefined;
  stream.take();
  stream.take();
  return 'not in';
}

const levels: readonly (readonly BinaryOperator[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];

/** Reads arithmetic: what may stand on one side of a comparison. */
export function readOperation(stream: TokenStream, level = 0): Expression {
  const operators = levels[level];
  if (!operators) return readSigned(stream);
  let left = readOperation(stream, level + 1);
  while (stream.token.kind === 'mark' && operators.includes(stream.token.source as BinaryOperator)) {
    const operator = stream.take().source as BinaryOperator;
    const right = readOperation(stream, level + 1);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
  return left;
}

function readSigned(stream: TokenStream): Expression {
  const { start, source, kind } = stream.token;
  if (kind !== 'mark' || (source !== '-' && source !== '+' && source !== '~')) return readPower(stream);
  stream.take();
  const operand = readSigned(stream);
  return { kind: 'unary', operator: source, operand, start, end: operand.end };
}

function readPower(stream: TokenStream): Expression {
  const left = readPrimary(stream);
  if (!stream.takes('**')) return left;
  const right = readSigned(stream);
  return { kind: 'binary', operator: '**', left, right, start: left.start, end: right.end };
}
