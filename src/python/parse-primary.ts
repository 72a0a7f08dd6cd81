import { bytesValue } from './bytes.ts';
import type { Expression } from './expression.ts';
import { numberValue } from './number-literal.ts';
import { readArguments } from './parse-arguments.ts';
import { readBraced, readItem, readItems, readParenthesised } from './parse-containers.ts';
import { readExpression } from './parse-expression.ts';
import { readTextLiteral } from './text-literal.ts';
import { isKeyword, type TokenStream } from './token-stream.ts';
import { ellipsis, type PythonValue } from './value.ts';

/** Reads an operand: an atom with the calls, subscripts and attributes that follow it. */
export function readPrimary(stream: TokenStream): Expression {
  let object = readAtom(stream);
  const { start } = object;
  for (;;) {
    if (stream.takes('(')) {
      const given = readArguments(stream);
      object = { kind: 'call', function: object, arguments: given, start, end: stream.last.end };
    } else if (stream.sees('[') && stream.following?.source !== ']') {
      stream.take();
      object = { kind: 'subscript', object, index: readIndex(stream), start, end: stream.last.end };
    } else if (stream.takes('.')) {
      object = { kind: 'attribute', object, name: readName(stream), start, end: stream.last.end };
    } else return object;
  }
}

const constants: ReadonlyMap<string, PythonValue> = new Map<string, PythonValue>([
  ['None', null],
  ['True', true],
  ['False', false],
]);

function readAtom(stream: TokenStream): Expression {
  const { kind, source, start, end } = stream.token;
  if (kind === 'text') return readTexts(stream);
  if (kind === 'number') return { kind: 'constant', value: numberValue(stream.take().source), start, end };
  if (kind === 'name' && constants.has(source)) {
    stream.take();
    return { kind: 'constant', value: constants.get(source)!, start, end };
  }
  if (kind === 'name') return { kind: 'name', name: readName(stream), start, end };
  if (stream.takes('...')) return { kind: 'constant', value: ellipsis, start, end };
  if (stream.takes('(')) return readParenthesised(stream);
  if (stream.takes('[')) return { kind: 'list', items: readItems(stream, ']'), start, end: stream.last.end };
  if (stream.takes('{')) return readBraced(stream);
  throw stream.unexpected();
}

function readName(stream: TokenStream): string {
  const { kind, source } = stream.token;
  if (kind !== 'name' || isKeyword(source)) throw stream.unexpected();
  return stream.take().source.normalize('NFKC');
}

// Texts that stand side by side are one.
function readTexts(stream: TokenStream): Expression {
  const { start } = stream.token;
  const tokens = [stream.take()];
  while (stream.token.kind === 'text') tokens.push(stream.take());
  const parts = tokens.map(({ source, line }) => readTextLiteral(source, line));
  const kinds = new Set(parts.map(({ kind }) => kind));
  const place = { start, end: stream.last.end };
  if (kinds.has('bytes') && kinds.size > 1) throw stream.error('cannot mix bytes and nonbytes literals', start);
  if (kinds.has('template')) return { kind: 'template', ...place };
  const text = parts.map(({ value }) => value).join('');
  return { kind: 'constant', value: kinds.has('bytes') ? bytesValue(text) : text, ...place };
}

function readIndex(stream: TokenStream): Expression {
  const first = readSlice(stream);
  if (stream.takes(']')) return first;
  const items = [first];
  while (!stream.takes(']')) {
    stream.expect(',');
    if (!stream.sees(']')) items.push(readSlice(stream));
  }
  return { kind: 'tuple', items, start: first.start, end: items.at(-1)!.end };
}

function readSlice(stream: TokenStream): Expression {
  const { start } = stream.token;
  const from = stream.sees(':') ? null : readItem(stream);
  if (from && !stream.sees(':')) return from;
  stream.take();
  const to = readBound(stream);
  const step = stream.takes(':') ? readBound(stream) : null;
  return { kind: 'slice', from, to, step, start, end: stream.last.end };
}

function readBound(stream: TokenStream): Expression | null {
  return [':', ',', ']'].some((mark) => stream.sees(mark)) ? null : readExpression(stream);
}
