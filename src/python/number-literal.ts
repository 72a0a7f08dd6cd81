import { floatText } from './float-text.ts';
import { syntaxError } from './syntax-error.ts';
import { PythonObject, type PythonValue } from './value.ts';

const decimal = /(?:\d(?:_?\d)*)?(?:\.(?:\d(?:_?\d)*)?)?(?:[eE][-+]?\d(?:_?\d)*)?/y;
const followers = /^(?:and|else|for|if|in|is|not|or)/;
const bases: Readonly<Record<string, { name: string; digits: RegExp }>> = {
  x: { name: 'hexadecimal', digits: /(?:_?[0-9a-fA-F])*/y },
  o: { name: 'octal', digits: /(?:_?[0-7])*/y },
  b: { name: 'binary', digits: /(?:_?[01])*/y },
};

/** The length of the number that begins at a place, or 0. Raises SyntaxError for a malformed one. */
export function numberLength(source: string, at: number, line: number): number {
  if (!/^\.?[0-9]/.test(source.slice(at, at + 2))) return 0;
  const base = source[at] === '0' ? bases[source[at + 1]?.toLowerCase() ?? ''] : undefined;
  const end = base ? basedEnd(source, at + 2, base, line) : decimalEnd(source, at, line);
  return end - at;
}

function basedEnd(source: string, at: number, { name, digits }: (typeof bases)[string], line: number): number {
  digits.lastIndex = at;
  const end = at + digits.exec(source)![0].length;
  if (/[0-9]/.test(source[end] ?? '') && name !== 'hexadecimal') {
    throw syntaxError(`invalid digit '${source[end]}' in ${name} literal`, line);
  }
  if (end === at || source[end] === '_') throw syntaxError(`invalid ${name} literal`, line);
  refuseWord(source, end, name, line);
  return end;
}

function decimalEnd(source: string, at: number, line: number): number {
  decimal.lastIndex = at;
  const literal = decimal.exec(source)![0];
  const end = at + literal.length;
  if (source[end] === '_' || /^[eE][-+]/.test(source.slice(end, end + 2)))
    throw syntaxError('invalid decimal literal', line);
  if (/^j/i.test(source[end] ?? '')) {
    refuseWord(source, end + 1, 'imaginary', line);
    return end + 1;
  }
  refuseWord(source, end, 'decimal', line);
  if (/^0[\d_]*$/.test(literal) && /[1-9]/.test(literal)) {
    const advice = 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';
    throw syntaxError(advice, line);
  }
  return end;
}

// A keyword may follow a number without a blank, any other word may not.
function refuseWord(source: string, end: number, name: string, line: number): void {
  const next = source.slice(end, end + 4);
  if (/^\w/.test(next) && !followers.test(next)) throw syntaxError(`invalid ${name} literal`, line);
}

/** The value of a well-formed number. */
export function numberValue(source: string): PythonValue {
  const plain = source.replaceAll('_', '');
  if (/^0[xob]/i.test(plain)) return BigInt(plain);
  if (/j$/i.test(plain)) return imaginary(Number(plain.slice(0, -1)));
  return /[.e]/i.test(plain) ? Number(plain) : BigInt(plain);
}

function imaginary(value: number): PythonObject {
  return new PythonObject('complex', `${floatText(value).replace(/\.0$/, '')}j`);
}
