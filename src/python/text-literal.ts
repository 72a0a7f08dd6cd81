import { syntaxError } from './syntax-error.ts';
import type { PythonError } from './value.ts';

const opening = /(?:[bB][rR]?|[rR][bBfF]?|[uU]|[fF][rR]?)?('''|"""|'|")/y;
/** The length of the text literal that begins at a place, or 0. Raises SyntaxError when it does not end. */
export function textLength(source: string, at: number, line: number): number {
  opening.lastIndex = at;
  const opened = opening.exec(source);
  if (!opened) return 0;
  const [, quote] = opened as unknown as [string, string];
  const end = endOf(source, opening.lastIndex, quote);
  if (end === undefined) throw openText(source, opening.lastIndex, quote, line);
  return end - at;
}

function endOf(source: string, from: number, quote: string): number | undefined {
  for (let at = from; at < source.length; at += source[at] === '\\' ? 2 : 1) {
    if (source.startsWith(quote, at)) return at + quote.length;
    if (source[at] === '\n' && quote.length === 1) return undefined;
  }
  return undefined;
}

function openText(source: string, from: number, quote: string, line: number): PythonError {
  const rest = source.slice(from);
  const shown = quote.length === 3 ? rest.replace(/\n$/, '') : /^(?:[^\\\n]|\\[\s\S])*/.exec(rest)![0];
  const last = line + shown.split('\n').length - 1;
  const kind = quote.length === 3 ? 'unterminated triple-quoted string literal' : 'unterminated string literal';
  return syntaxError(`${kind} (detected at line ${last})`, line);
}

/** What a text literal stands for, and whether it is a text, bytes (a character each), or a template with fields. */
export interface TextLiteral {
  kind: 'text' | 'bytes' | 'template';
  value: string;
}

/** Reads a text literal. Raises SyntaxError for a broken escape, and for bytes that are no ASCII. */
export function readTextLiteral(source: string, line: number): TextLiteral {
  const prefix = /^[a-zA-Z]*/.exec(source)![0].toLowerCase();
  const quoted = source.slice(prefix.length);
  const width = quoted.startsWith('"""') || quoted.startsWith("'''") ? 3 : 1;
  const inside = quoted.slice(width, -width);
  const isBytes = prefix.includes('b');
  if (isBytes && /[^\0-\x7f]/.test(inside)) throw syntaxError('bytes can only contain ASCII literal characters', line);
  const kind = isBytes ? 'bytes' : prefix.includes('f') ? 'template' : 'text';
  return { kind, value: prefix.includes('r') ? inside : readEscapes(inside, isBytes, line) };
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

const textEscape = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g;
const byteEscape = /\\(?:x([0-9a-fA-F]{2})|(?!)()|(?!)()|([0-7]{1,3})|([\s\S]))/g;

function readEscapes(inside: string, isBytes: boolean, line: number): string {
  return inside.replace(isBytes ? byteEscape : textEscape, (whole, two, four, eight, octal, character, at: number) => {
    const hex: string | undefined = two ?? four ?? eight;
    if (hex !== undefined && Number.parseInt(hex, 16) > 0x10ffff) throw brokenEscape(inside, at, 'illegal', line);
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & (isBytes ? 0xff : 0x1ff));
    if (isBytes && character === 'x') {
      throw syntaxError(`(value error) invalid \\x escape at position ${at}`, line);
    }
    if (!isBytes && 'xuUN'.includes(character)) throw brokenEscape(inside, at, character, line);
    return escapes[character] ?? whole;
  });
}

const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

// CPython counts ten places for every character beyond ASCII that stands before the escape.
function brokenEscape(inside: string, at: number, kind: string, line: number): PythonError {
  const start = Array.from(inside.slice(0, at), (character) => (character > '\x7f' ? 10 : 1)).reduce(
    (sum, size) => sum + size,
    0,
  );
  const { length, what } = kind === 'N' ? namedEscape(inside.slice(at)) : numberedEscape(inside.slice(at), kind);
  const where = `position ${start}-${start + length - 1}`;
  return syntaxError(`(unicode error) 'unicodeescape' codec can't decode bytes in ${where}: ${what}`, line);
}

function numberedEscape(text: string, kind: string): { length: number; what: string } {
  if (kind === 'illegal') return { length: 10, what: 'illegal Unicode character' };
  const length = 2 + /^[0-9a-fA-F]*/.exec(text.slice(2))![0].length;
  return { length, what: `truncated \\${kind}${'X'.repeat(digits[kind]!)} escape` };
}

// The names of Unicode are not at hand, so every name counts as unknown.
function namedEscape(text: string): { length: number; what: string } {
  const named = /^\\N\{[^}]+\}/.exec(text);
  if (named) return { length: named[0].length, what: 'unknown Unicode character name' };
  return {
    length: /^\\N\{?[^}]*/.exec(text)![0].startsWith('\\N{') ? text.length : 2,
    what: 'malformed \\N character escape',
  };
}
