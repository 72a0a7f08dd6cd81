import type { Expression } from './expression.ts';
import { readExpression, readOperation } from './parse-expression.ts';
import { refuseAssignment } from './syntax-advice.ts';
import type { TokenStream } from './token-stream.ts';

/** Reads the items of a container whose opening bracket was taken, and the closing one. */
export function readItems(stream: TokenStream, close: string, first: readonly Expression[] = []): Expression[] {
  const items = [...first];
  if (items.length > 0 && !stream.takes(',')) stream.expect(close);
  else {
    while (!stream.takes(close)) {
      items.push(readItem(stream));
      if (!stream.takes(',') && !stream.sees(close)) throw stream.unexpected();
    }
  }
  return items;
}

/** Reads one item of a container: an expression, or a starred one. */
export function readItem(stream: TokenStream): Expression {
  const starred = readStarred(stream, '*');
  if (starred) return starred;
  const item = readExpression(stream);
  refuseAssignment(stream, item, () => readOperation(stream));
  return item;
}

/** Reads `*items` or `**entries`, if that comes next; `readOperand` reads what follows the stars. */
export function readStarred(
  stream: TokenStream,
  stars: '*' | '**',
  readOperand: (stream: TokenStream) => Expression = readOperation,
): Expression | undefined {
  const { start } = stream.token;
  if (!stream.takes(stars)) return undefined;
  const operand = readOperand(stream);
  return { kind: 'starred', stars, operand, start, end: operand.end };
}

/** Reads what stands in round brackets, of which the opening one was taken: a tuple, or a single expression. */
export function readParenthesised(stream: TokenStream): Expression {
  const { start } = stream.last;
  if (stream.sees(')') || stream.sees('**')) return readEmpty(stream, start);
  const first = readItem(stream);
  if (stream.takes(')')) {
    if (first.kind !== 'starred') return { ...first, start, end: stream.last.end };
    throw stream.error('cannot use starred expression here', first.start);
  }
  if (!stream.sees(',')) throw stream.unexpected();
  const items = readItems(stream, ')', [first]);
  return { kind: 'tuple', items, start, end: stream.last.end };
}

function readEmpty(stream: TokenStream, start: number): Expression {
  if (stream.takes(')')) return { kind: 'tuple', items: [], start, end: stream.last.end };
  const starred = readStarred(stream, '**')!;
  if (!stream.sees(')')) throw stream.unexpected();
  throw stream.error('cannot use double starred expression here', starred.start);
}

/** Reads what stands in braces, of which the opening one was taken: a dict, or a set. */
export function readBraced(stream: TokenStream): Expression {
  const { start } = stream.last;
  if (stream.sees('}') || stream.sees('**')) return readDict(stream, start, []);
  const first = stream.sees('*') ? readItem(stream) : readExpression(stream);
  if (first.kind !== 'starred' && stream.takes(':')) {
    return readDict(stream, start, [[first, readValue(stream)]]);
  }
  refuseAssignment(stream, first, () => readOperation(stream));
  return { kind: 'set', items: readItems(stream, '}', [first]), start, end: stream.last.end };
}

type Entry = [key: Expression | null, value: Expression];

function readDict(stream: TokenStream, start: number, first: readonly Entry[]): Expression {
  const entries = [...first];
  if (entries.length > 0 && !stream.takes(',')) stream.expect('}');
  else {
    while (!stream.takes('}')) {
      entries.push(readEntry(stream, entries.length > 0));
      if (!stream.takes(',') && !stream.sees('}')) throw stream.unexpected();
    }
  }
  return { kind: 'dict', entries, start, end: stream.last.end };
}

function readEntry(stream: TokenStream, isLater: boolean): Entry {
  const starred = readStarred(stream, '**');
  if (starred?.kind === 'starred') return [null, starred.operand];
  const key = readExpression(stream);
  if (stream.takes(':')) return [key, readValue(stream)];
  if (!isLater || stream.isGuessing) throw stream.unexpected();
  throw stream.error("':' expected after dictionary key", key.start);
}

function readValue(stream: TokenStream): Expression {
  const { start } = stream.last;
  if (stream.isGuessing) return readExpression(stream);
  if (stream.sees('}') || stream.sees(',')) {
    throw stream.error("expression expected after dictionary key and ':'", start);
  }
  const starred = readStarred(stream, '*');
  if (starred) throw stream.error('cannot use a starred expression in a dictionary value', starred.start);
  return readExpression(stream);
}
