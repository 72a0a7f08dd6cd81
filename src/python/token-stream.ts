import { syntaxError } from './syntax-error.ts';
import { neverClosed, type Token, tokenize } from './tokens.ts';
import { PythonError } from './value.ts';

const keywords = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Whether a name is one of Python's own words. */
export function isKeyword(name: string): boolean {
  return keywords.has(name);
}

/** The SyntaxError that gives no reason: a token does not fit. */
export class UnexpectedToken extends PythonError {}

/** The tokens of an expression, taken one after the other. */
export class TokenStream {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #guessing = false;

  /** Raises the SyntaxErrors of `tokenize`. */
  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  /** The next token. Raises SyntaxError at an end that should not be there, whatever the reason to look. */
  get token(): Token {
    const token = this.#tokens[this.#at]!;
    if (token.failure) throw token.failure;
    return token;
  }

  /** The token after the next one. */
  get following(): Token | undefined {
    return this.#tokens[this.#at + 1];
  }

  /** The token that was taken last. */
  get last(): Token {
    return this.#tokens[this.#at - 1]!;
  }

  /** Whether what is read now is only a guess, so that a failure need not tell its reason. */
  get isGuessing(): boolean {
    return this.#guessing;
  }

  sees(source: string): boolean {
    return this.token.source === source && this.token.kind !== 'text';
  }

  takes(source: string): boolean {
    if (!this.sees(source)) return false;
    this.#at += 1;
    return true;
  }

  take(): Token {
    const { token } = this;
    this.#at += 1;
    return token;
  }

  /** Takes a certain token. Raises SyntaxError when it is another one. */
  expect(source: string): void {
    if (!this.takes(source)) throw this.unexpected();
  }

  /** The SyntaxError for a next token that does not fit. */
  unexpected(): PythonError {
    const { line } = this.token;
    return this.#leftOpen(line) ?? new UnexpectedToken('SyntaxError', syntaxError('invalid syntax', line).message);
  }

  /** A SyntaxError that tells its reason, at a place of the source. */
  error(what: string, start: number): PythonError {
    const isLast = this.following?.kind === 'end';
    const line = this.#source.slice(0, start).split('\n').length;
    return (isLast ? undefined : this.#leftOpen(this.#tokens[this.#at]!.line)) ?? syntaxError(what, line);
  }

  // A bracket that stays open counts for more than what is wrong on a later line.
  #leftOpen(line: number): PythonError | undefined {
    const { unclosed } = this.#tokens.at(-1)!;
    return unclosed && line > unclosed.line ? neverClosed(unclosed) : undefined;
  }

  /** What could be read next, or undefined; nothing is taken. Raises only for an end that should not be there. */
  guess<Read>(read: () => Read): Read | undefined {
    const wasGuessing = this.#guessing;
    this.#guessing = true;
    try {
      return this.#ahead(read, (error) => error instanceof PythonError && error !== this.#tokens.at(-1)!.failure);
    } finally {
      this.#guessing = wasGuessing;
    }
  }

  /** What could be read next, or undefined; nothing is taken. Raises the SyntaxErrors that give a reason. */
  explore<Read>(read: () => Read): Read | undefined {
    return this.#ahead(read, (error) => error instanceof UnexpectedToken);
  }

  #ahead<Read>(read: () => Read, isMiss: (error: unknown) => boolean): Read | undefined {
    const at = this.#at;
    try {
      return read();
    } catch (error) {
      if (!isMiss(error)) throw error;
      return undefined;
    } finally {
      this.#at = at;
    }
  }
}
