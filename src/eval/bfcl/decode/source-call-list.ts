import { PythonDict, type PythonValue, raise } from '../../../python/index.ts';

/**
 * Reads an output of prompting mode in Java or JavaScript syntax, `[name(key=value, …), …]`, as a list of
 * {name: arguments}; every value is its source text, a quoted one without its quotes. Raises where it is anything else.
 *
 * This decoder is our own: the benchmark parses these outputs with a grammar of the language, and there are no
 * recordings of it. Ours knows only quotes and brackets, which is all that it takes to find where a value ends.
 */
export function readSourceCallList(output: PythonValue): PythonDict[] {
  if (typeof output !== 'string') return raise('TypeError', 'the output is no text');
  const inside = output.replace(/^[`\s]+|[`\s]+$/g, '');
  const listed = /^\[([\s\S]*)\]$/.exec(inside)?.[1] ?? inside;
  return split(listed).map(readSourceCall);
}

function readSourceCall(source: string): PythonDict {
  const [, name, given] = /^([\p{L}_$][\p{L}\p{N}_$.]*)\s*\(([\s\S]*)\)$/u.exec(source) ?? [];
  if (name === undefined || given === undefined) return raise('SyntaxError', 'this is no call');
  return new PythonDict([[name, new PythonDict(split(given).map(readSourceArgument))]]);
}

function readSourceArgument(source: string): [name: string, value: string] {
  const [, name, value] = /^([\p{L}_$][\p{L}\p{N}_$]*)\s*=\s*([\s\S]+)$/u.exec(source) ?? [];
  if (name === undefined || value === undefined) return raise('SyntaxError', 'an argument without a name');
  return [name, withoutQuotes(value)];
}

function withoutQuotes(value: string): string {
  return /^"(?:[^"\\]|\\[\s\S])*"$|^'(?:[^'\\]|\\[\s\S])*'$/.test(value) ? value.slice(1, -1) : value;
}

const token = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|[\s\S]/g;
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

// The parts between commas that stand in no brackets and no quotes, trimmed. Nothing has no parts.
function split(source: string): string[] {
  const parts = [''];
  const open: string[] = [];
  for (const [piece] of source.matchAll(token)) {
    if (piece === ',' && open.length === 0) {
      parts.push('');
      continue;
    }
    trackBrackets(piece, open);
    parts[parts.length - 1] += piece;
  }
  if (open.length > 0) return raise('SyntaxError', `'${open.at(-1)}' is missing`);
  return source.trim() === '' ? [] : parts.map((part) => part.trim());
}

function trackBrackets(piece: string, open: string[]): void {
  const close = closing[piece];
  if (close !== undefined) open.push(close);
  else if (Object.values(closing).includes(piece) && open.pop() !== piece) raise('SyntaxError', `unmatched '${piece}'`);
}
