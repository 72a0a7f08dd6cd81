import type { Expression } from './expression.ts';
import { isKeyword, type TokenStream } from './token-stream.ts';
import type { Token } from './tokens.ts';
import { ellipsis } from './value.ts';

const soft = ['_', 'case', 'match'];
const operandKeywords = ['not', 'True', 'False', 'None'];
const statements = ['print', 'exec'];

/**
 * Raises the SyntaxError with advice for an expression that another one follows with nothing between, as CPython does;
 * `read` reads an expression.
 */
export function refuseNeighbour(
  stream: TokenStream,
  expression: Expression,
  { token, following }: { token: Token; following: Token | undefined },
  read: () => Expression,
): void {
  if (stream.isGuessing || !beginsOperand(stream.token)) return;
  const name = expression.kind === 'name' ? expression.name : undefined;
  const isStatement = name !== undefined && statements.includes(name);
  if (!isStatement && !isExempt(token, following) && stream.guess(() => depthAfter(stream, read))) {
    throw stream.error('invalid syntax. Perhaps you forgot a comma?', expression.start);
  }
  const follows = name !== undefined && stream.explore(read) !== undefined;
  if (!isStatement || !follows) return;
  throw stream.error(`Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`, expression.start);
}

function depthAfter(stream: TokenStream, read: () => Expression): number {
  read();
  return stream.last.depth;
}

// CPython takes the first letters of `case` and `match` for these words.
function isExempt({ kind, source }: Token, following: Token | undefined): boolean {
  if (kind !== 'name' || isKeyword(source)) return false;
  return following?.kind === 'text' || soft.some((word) => word.startsWith(source));
}

function beginsOperand({ kind, source }: Token): boolean {
  if (kind === 'name') return !isKeyword(source) || operandKeywords.includes(source);
  return kind === 'number' || kind === 'text' || ['{', '[', '~', '...'].includes(source);
}

/** Raises the SyntaxError with advice for an item of a container that something is assigned to; `read` reads a value. */
export function refuseAssignment(stream: TokenStream, item: Expression, read: () => Expression): void {
  if (stream.isGuessing || !stream.sees('=')) return;
  const what = assigned(item);
  const isAssigned = stream.guess(() => {
    stream.take();
    read();
    return !stream.sees('=') && !stream.sees(':=');
  });
  if (!what || !isAssigned) return;
  if (item.kind === 'name' && item.end - item.start === item.name.length) {
    throw stream.error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", item.start);
  }
  throw stream.error(`cannot assign to ${what} here. Maybe you meant '==' instead of '='?`, item.start);
}

const words: Readonly<Partial<Record<Expression['kind'], string>>> = {
  attribute: 'attribute',
  binary: 'expression',
  call: 'function call',
  dict: 'dict literal',
  name: 'name',
  set: 'set display',
  subscript: 'subscript',
  template: 'f-string expression',
  unary: 'expression',
};

function assigned(item: Expression): string | undefined {
  if (item.kind === 'unary' && item.operator === 'not') return undefined;
  if (item.kind !== 'constant') return words[item.kind];
  if (item.value === ellipsis) return 'ellipsis';
  return item.value === null || typeof item.value === 'boolean' ? undefined : 'literal';
}
