import { floatText } from './float-text.ts';
import { PythonError, PythonObject } from './value.ts';

/** One token of a Python expression; `end` is where the next may start. */
export interface Token {
  kind: 'name' | 'number' | 'text' | 'mark' | 'end';
  /** The source text. */
  source: string;
  start: number;
  end: number;
}

const blank = /(?:[ \t\f\r\n]|\\\r?\n|#[^\n]*)*/y;
const name = /[\p{L}_\p{Nl}][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const number =
  /(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?)[jJ]?/y;
const text =
  /(?:[rRbBuU]{0,2})(?:"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')/y;
const mark = /\.\.\.|\*\*|\/\/|==|!=|<=|>=|:=|[-+*/%()[\]{},:.=<>]/y;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The SyntaxError of an expression, worded and placed as CPython 3.11 does. */
export function syntaxError(what = 'invalid syntax', line = 1): PythonError {
  return new PythonError('SyntaxError', `${what} (<string>, line ${line})`);
}

/** Splits a Python expression. Raises SyntaxError for an unknown character, an open text or brackets that do not match. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const open: string[] = [];
  let at = skip(source, 0);
  while (at < source.length) {
    const token = tokenAt(source, at);
    trackBrackets(token.source, open);
    tokens.push(token);
    at = skip(source, token.end);
  }
  if (tokens.length === 0) throw syntaxError('invalid syntax', 0);
  if (open.length > 0) throw syntaxError(`'${open.at(-1)}' was never closed`);
  return [...tokens, { kind: 'end', source: '', start: source.length, end: source.length }];
}

function tokenAt(source: string, at: number): Token {
  return (
    match('text', text, source, at) ??
    match('name', name, source, at) ??
    match('number', number, source, at) ??
    match('mark', mark, source, at) ??
    refuse(source, at)
  );
}

function match(kind: Token['kind'], pattern: RegExp, source: string, at: number): Token | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  return found ? { kind, source: found[0], start: at, end: pattern.lastIndex } : undefined;
}

function skip(source: string, at: number): number {
  blank.lastIndex = at;
  blank.exec(source);
  return blank.lastIndex;
}

function refuse(source: string, at: number): never {
  const character = String.fromCodePoint(source.codePointAt(at)!);
  if (character === "'" || character === '"') throw syntaxError('unterminated string literal (detected at line 1)');
  const code = character.codePointAt(0)!;
  if (code < 128) throw syntaxError();
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  throw syntaxError(`invalid character '${character}' (U+${hex})`);
}

function trackBrackets(source: string, open: string[]): void {
  if (source in closing) open.push(source);
  if (source !== ')' && source !== ']' && source !== '}') return;
  const opened = open.pop();
  if (opened === undefined) throw syntaxError(`unmatched '${source}'`);
  if (closing[opened] !== source) {
    throw syntaxError(`closing parenthesis '${source}' does not match opening parenthesis '${opened}'`);
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Whether a text token is a bytes literal. */
export function isBytes(source: string): boolean {
  return /^[a-zA-Z]*/.exec(source)![0].toLowerCase().includes('b');
}

/** The value of a text token; of a bytes literal, a character a byte. Raises SyntaxError for a broken escape. */
export function textValue(source: string): string {
  const prefix = /^[a-zA-Z]*/.exec(source)![0].toLowerCase();
  const quoted = source.slice(prefix.length);
  const width = quoted.startsWith('"""') || quoted.startsWith("'''") ? 3 : 1;
  const inside = quoted.slice(width, -width);
  return prefix.includes('r') ? inside : inside.replace(escapePattern, readEscape);
}

const escapePattern = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g;

function readEscape(
  whole: string,
  two: string | undefined,
  four: string | undefined,
  eight: string | undefined,
  octal: string | undefined,
  character: string | undefined,
): string {
  const hex = two ?? four ?? eight;
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  if (character === 'x' || character === 'u' || character === 'U') {
    throw syntaxError(`(unicode error) 'unicodeescape' codec can't decode bytes: truncated \\${character} escape`);
  }
  return escapes[character!] ?? whole;
}

/** The value of a number token; a complex number is one that can only be shown. */
export function numberValue(source: string): bigint | number | PythonObject {
  const plain = source.replaceAll('_', '');
  if (/^[\d.].*j$/i.test(plain) && !/^0x/i.test(plain)) {
    return new PythonObject('complex', `${floatText(Number(plain.slice(0, -1))).replace(/\.0$/, '')}j`);
  }
  if (/^0[xob]/i.test(plain)) return BigInt(plain);
  if (/[.e]/i.test(plain)) return Number(plain);
  if (/^0+[1-9]/.test(plain)) {
    const advice = 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';
    throw syntaxError(advice);
  }
  return BigInt(plain);
}
