import type { CallArgument } from './expression.ts';
import { readStarred } from './parse-containers.ts';
import { readExpression } from './parse-expression.ts';
import { isKeyword, type TokenStream, UnexpectedToken } from './token-stream.ts';

/** Reads the arguments of a call whose opening bracket was taken, and the closing one. */
export function readArguments(stream: TokenStream): CallArgument[] {
  const given: CallArgument[] = [];
  while (!stream.takes(')')) {
    const argument = readNext(stream, given);
    const misplaced = misplacement(given, argument);
    if (misplaced) throw readOnAndRefuse(stream, misplaced);
    given.push(argument);
    if (!stream.takes(',') && !stream.sees(')')) throw stream.unexpected();
  }
  return given;
}

// Of an argument that breaks off, CPython takes the beginning, and that may be misplaced.
function readNext(stream: TokenStream, given: readonly CallArgument[]): CallArgument {
  const { token, following } = stream;
  try {
    return readArgument(stream);
  } catch (error) {
    const isOperand = ['number', 'text'].includes(token.kind) || (token.kind === 'name' && !isKeyword(token.source));
    const isNamed = following?.kind === 'mark' && following.source === '=';
    if (!(error instanceof UnexpectedToken) || !isOperand || isNamed || stream.isGuessing) throw error;
    const { start, end } = token;
    const misplaced = misplacement(given, { value: { kind: 'template', start, end } });
    throw misplaced ? stream.error(misplaced, stream.token.start) : error;
  }
}

function readArgument(stream: TokenStream): CallArgument {
  const { token } = stream;
  const isAssigned = stream.following?.kind === 'mark' && stream.following.source === '=';
  if (token.kind === 'name' && isAssigned) return readNamed(stream);
  const starred = readStarred(stream, '**', readExpression) ?? readStarred(stream, '*', readExpression);
  const value = starred ?? readExpression(stream);
  if (!stream.sees('=') || starred) return { value };
  if (stream.isGuessing) throw stream.unexpected();
  throw stream.error('expression cannot contain assignment, perhaps you meant "=="?', value.start);
}

function readNamed(stream: TokenStream): CallArgument {
  const { source, start } = stream.token;
  if (['True', 'False', 'None'].includes(source)) {
    stream.take();
    throw stream.isGuessing ? stream.unexpected() : stream.error(`cannot assign to ${source}`, start);
  }
  if (isKeyword(source)) throw stream.unexpected();
  stream.take();
  stream.take();
  return { name: source.normalize('NFKC'), value: readExpression(stream) };
}

function misplacement(given: readonly CallArgument[], { name, value }: CallArgument): string | undefined {
  const isUnpacked = given.some((earlier) => earlier.value.kind === 'starred' && earlier.value.stars === '**');
  if (name !== undefined || (value.kind === 'starred' && value.stars === '**')) return undefined;
  if (value.kind === 'starred') {
    return isUnpacked ? 'iterable argument unpacking follows keyword argument unpacking' : undefined;
  }
  if (isUnpacked) return 'positional argument follows keyword argument unpacking';
  const isNamed = given.some((earlier) => earlier.name !== undefined);
  return isNamed ? 'positional argument follows keyword argument' : undefined;
}

// CPython tells of the place only after it has read the arguments that follow, as far as they can be read.
function readOnAndRefuse(stream: TokenStream, misplaced: string): Error {
  try {
    while (stream.takes(',') && !stream.sees(')')) readArgument(stream);
  } catch (error) {
    if (!(error instanceof UnexpectedToken)) throw error;
  }
  return stream.isGuessing ? stream.unexpected() : stream.error(misplaced, stream.token.start);
}
