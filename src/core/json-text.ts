import { MagnetError } from './errors.ts';
import type { Json } from './json.ts';

/**
 * Parses JSON text that a person gave. Throws `bad-file` with line and column where the text stops being JSON.
 * `file` is what the message calls the text; `firstLine` is the line of the file that the text starts on.
 */
export function parseJsonText(text: string, file: string, firstLine = 1): Json {
  const unmarked = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return JSON.parse(unmarked) as Json;
  } catch (cause) {
    const offset = findJsonError(unmarked);
    const lines = unmarked.slice(0, offset).split('\n');
    const found = offset < unmarked.length ? `unexpected ${quoteAt(unmarked, offset)}` : 'the text ends too early';
    throw new MagnetError({
      code: 'bad-file',
      what: `this is not JSON: ${found}`,
      where: `${file}:${firstLine + lines.length - 1}:${lines.at(-1)!.length + 1}`,
      cause,
    });
  }
}

function quoteAt(text: string, offset: number): string {
  return JSON.stringify(String.fromCodePoint(text.codePointAt(offset)!));
}

/**
 * Offset of the first character that cannot belong to JSON text, the length of the text when it ends too early.
 * `JSON.parse` tells the place only in some versions and of some errors.
 */
export function findJsonError(text: string): number {
  const open: string[] = [];
  let expected: Expected | null = 'value';
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    expected = follow(expected, text[at]!, open);
    if (expected === null) return at;
    const token = scanToken(text, at);
    if (token.error !== undefined) return token.error;
    at = skipBlanks(text, token.end);
  }
  return text.length;
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** What may come after a token that starts with `mark`, or null when that token may not stand here. */
function follow(expected: Expected, mark: string, open: string[]): Expected | null {
  switch (expected) {
    case 'value':
    case 'value-or-end':
      if (mark === '{' || mark === '[') {
        open.push(mark);
        return mark === '{' ? 'key-or-end' : 'value-or-end';
      }
      if (mark === ']') return expected === 'value-or-end' ? close(open) : null;
      return '}:,'.includes(mark) ? null : after(open);
    case 'key':
    case 'key-or-end':
      if (mark === '}') return expected === 'key-or-end' ? close(open) : null;
      return mark === '"' ? 'colon' : null;
    case 'colon':
      return mark === ':' ? 'value' : null;
    case 'comma-or-end':
      if (mark === ',') return open.at(-1) === '{' ? 'key' : 'value';
      return mark === (open.at(-1) === '{' ? '}' : ']') ? close(open) : null;
    case 'nothing':
      return null;
    default:
      return expected satisfies never;
  }
}

function close(open: string[]): Expected {
  open.pop();
  return after(open);
}

function after(open: readonly string[]): Expected {
  return open.length === 0 ? 'nothing' : 'comma-or-end';
}

type Token = { end: number; error?: undefined } | { error: number };

const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const unfinishedScalar = /(?:-|-?\d+(?:\.|(?:\.\d+)?[eE][+-]?)|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/y;

function scanToken(text: string, at: number): Token {
  const mark = text[at]!;
  if ('{}[],:'.includes(mark)) return { end: at + 1 };
  if (mark === '"') return scanString(text, at + 1);
  scalar.lastIndex = at;
  if (scalar.test(text)) return { end: scalar.lastIndex };
  unfinishedScalar.lastIndex = at;
  return { error: unfinishedScalar.test(text) ? text.length : at };
}

const stringEscape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function scanString(text: string, start: number): Token {
  let at = start;
  while (at < text.length) {
    const mark = text[at]!;
    if (mark === '"') return { end: at + 1 };
    if (mark < ' ') return { error: at };
    if (mark !== '\\') at += 1;
    else {
      stringEscape.lastIndex = at;
      if (!stringEscape.test(text)) return { error: at + 1 < text.length ? at : text.length };
      at = stringEscape.lastIndex;
    }
  }
  return { error: text.length };
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\n\r'.includes(text[at]!)) at += 1;
  return at;
}
