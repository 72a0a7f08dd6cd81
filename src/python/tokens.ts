import { numberLength } from './number-literal.ts';
import { syntaxError } from './syntax-error.ts';
import { textLength } from './text-literal.ts';
import { type PythonError, raise } from './value.ts';

/** One token of a Python expression. */
export interface Token {
  kind: 'name' | 'number' | 'text' | 'mark' | 'newline' | 'end';
  /** The source text. */
  source: string;
  start: number;
  end: number;
  /** The line on which it begins, counted from 1. */
  line: number;
  /** How many brackets are open after it. */
  depth: number;
  /** On the end alone: what is wrong with looking there, and the innermost bracket that is open still. */
  failure?: PythonError;
  unclosed?: Bracket;
}

/** An opening bracket, and its line. */
export interface Bracket {
  source: string;
  line: number;
}

const mark = /\.\.\.|\*\*|\/\/|<<|>>|==|!=|<=|>=|:=|[-+*/%()[\]{},:.=<>|&^~@$?!`;]/y;
const name = /[\w\u0080-\u{10ffff}]+/uy;
const validName = /^[\p{XID_Start}_]\p{XID_Continue}*/u;
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const deepest = 200;

/**
 * Splits a Python expression whose line breaks are `\n`. Raises SyntaxError for an unknown character, an open text, a
 * malformed number, and brackets that do not match, wherever they are. A bracket that stays open, and a stray backslash,
 * matter only to who reads that far: they are told by the last token.
 */
export function tokenize(source: string): Token[] {
  return new Tokenizer(source).all();
}

class Tokenizer {
  readonly #tokens: Token[] = [];
  readonly #open: Bracket[] = [];
  #at = 0;
  #line = 1;

  constructor(readonly source: string) {}

  all(): Token[] {
    if (this.source.includes('\0')) raise('SyntaxError', 'source code string cannot contain null bytes');
    this.#skip();
    while (this.#at < this.source.length && this.source[this.#at] !== '\\') {
      this.#take();
      this.#skip();
    }
    const failure = this.#failure();
    if (this.#tokens.length === 0 && !failure) throw this.#empty();
    this.#push('end', 0);
    const unclosed = this.#open.at(-1);
    Object.assign(this.#tokens.at(-1)!, { ...(failure && { failure }), ...(unclosed && { unclosed }) });
    return this.#tokens;
  }

  #failure(): PythonError | undefined {
    if (this.#at < this.source.length) {
      return syntaxError('unexpected character after line continuation character', this.#line);
    }
    const unclosed = this.#open.at(-1);
    if (unclosed) return neverClosed(unclosed);
    return /\\\n$/.test(this.source) ? syntaxError('unexpected EOF while parsing', this.#line - 1) : undefined;
  }

  #empty(): PythonError {
    return syntaxError('invalid syntax', this.#line - (/\n$|^$/.test(this.source) ? 1 : 0));
  }

  #take(): void {
    const [kind, length] = this.#next();
    if (kind === 'mark') this.#trackBracket(this.source[this.#at]!);
    if (kind === 'name') this.#checkName(length);
    this.#push(kind, length);
  }

  #next(): [kind: Token['kind'], length: number] {
    const { source } = this;
    const at = this.#at;
    if (source[at] === '\n') return ['newline', 1];
    const text = textLength(source, at, this.#line);
    if (text > 0) return ['text', text];
    const number = numberLength(source, at, this.#line);
    if (number > 0) return ['number', number];
    const word = lengthOf(name, source, at);
    if (word > 0) return ['name', word];
    const length = lengthOf(mark, source, at);
    if (length > 0) return ['mark', length];
    throw unprintable(source.charCodeAt(at), this.#line);
  }

  #push(kind: Token['kind'], length: number): void {
    const [start, end] = [this.#at, this.#at + length];
    const source = this.source.slice(start, end);
    this.#tokens.push({ kind, source, start, end, line: this.#line, depth: this.#open.length });
    this.#at = end;
    this.#line += source.split('\n').length - 1;
  }

  // Blanks, comments, joined lines; a line break counts at the top level only, and only after something.
  #skip(): void {
    const isFree = this.#open.length > 0 || ['newline', undefined].includes(this.#tokens.at(-1)?.kind);
    const blank = isFree ? /(?:[ \t\f\n]|\\\n|#[^\n]*)*/y : /(?:[ \t\f]|\\\n|#[^\n]*)*/y;
    const skipped = this.source.slice(this.#at, this.#at + lengthOf(blank, this.source, this.#at));
    this.#at += skipped.length;
    this.#line += skipped.split('\n').length - 1;
    const isIndented = isFree && this.#open.length === 0 && /(?:^|[\n\f])[ \t]+$/.test(skipped);
    if (isIndented && this.#at < this.source.length) throw syntaxError('unexpected indent', this.#line);
  }

  #checkName(length: number): void {
    const word = this.source.slice(this.#at, this.#at + length);
    const valid = validName.exec(word)?.[0].length ?? 0;
    if (valid === length) return;
    const code = word.codePointAt(valid)!;
    if (/[\p{C}\p{Z}]/u.test(String.fromCodePoint(code))) throw unprintable(code, this.#line);
    throw syntaxError(`invalid character '${String.fromCodePoint(code)}' (${codeName(code)})`, this.#line);
  }

  #trackBracket(source: string): void {
    if (source in closing) {
      if (this.#open.length === deepest) throw syntaxError('too many nested parentheses', this.#line);
      this.#open.push({ source, line: this.#line });
    }
    if (source !== ')' && source !== ']' && source !== '}') return;
    const opened = this.#open.pop();
    if (!opened) throw syntaxError(`unmatched '${source}'`, this.#line);
    if (closing[opened.source] === source) return;
    const where = opened.line === this.#line ? '' : ` on line ${opened.line}`;
    const pair = `closing parenthesis '${source}' does not match opening parenthesis '${opened.source}'`;
    throw syntaxError(`${pair}${where}`, this.#line);
  }
}

/** The SyntaxError for a bracket that stays open. */
export function neverClosed({ source, line }: Bracket): PythonError {
  return syntaxError(`'${source}' was never closed`, line);
}

function lengthOf(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
}

function unprintable(code: number, line: number) {
  return syntaxError(`invalid non-printable character ${codeName(code)}`, line);
}

function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
