import { repr } from './repr.ts';
import { space } from './text.ts';
import { typeName } from './type-name.ts';
import { type PythonValue, raise } from './value.ts';

const digit = '\\p{Nd}';

// What each directive takes, as Python's documentation and its recorded refusals have it: the longest reading first.
const directives: Readonly<Record<string, string>> = {
  Y: digit.repeat(4),
  m: '1[0-2]|0[1-9]|[1-9]',
  d: `3[0-1]|[1-2]${digit}|0[1-9]|[1-9]| [1-9]`,
  H: `2[0-3]|[0-1]${digit}|${digit}`,
  M: `[0-5]${digit}|${digit}`,
  S: `6[0-1]|[0-5]${digit}|${digit}`,
};

/** The formats that the worlds read dates and times in. */
export type DateFormat = '%Y-%m-%d' | '%Y-%m-%d %H:%M:%S';

/**
 * Python's `datetime.strptime(value, format)`, as a Date in UTC; one digit suffices for all but the year. Raises
 * TypeError for what is no text, and ValueError for a text of another form, one that goes on, or a day that is none.
 */
export function strptime(value: PythonValue, format: DateFormat): Date {
  if (typeof value !== 'string') {
    return raise('TypeError', `strptime() argument 1 must be str, not ${value === null ? 'None' : typeName(value)}`);
  }
  const found = patternOf(format).exec(value);
  if (!found) return raise('ValueError', `time data ${repr(value)} does not match format ${repr(format)}`);
  if (found[0].length < value.length) {
    return raise('ValueError', `unconverted data remains: ${value.slice(found[0].length)}`);
  }
  return dateOf((directive) => readDigits(found.groups?.[directive] ?? '0'));
}

function patternOf(format: DateFormat): RegExp {
  const source = format.replace(' ', space.source).replace(/%(\w)/g, (_, name) => `(?<${name}>${directives[name]})`);
  return new RegExp(`^${source}`, 'u');
}

// Decimal digits of a script stand in a row from zero to nine.
function readDigits(text: string): number {
  const digits = [...text.trim()].map((character) => {
    const code = character.codePointAt(0)!;
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return (code - first) % 10;
  });
  return Number(digits.join(''));
}

function dateOf(read: (directive: string) => number): Date {
  const [year, month, day, second] = [read('Y'), read('m'), read('d'), read('S')];
  if (year === 0) raise('ValueError', 'year 0 is out of range');
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) raise('ValueError', 'day is out of range for month');
  if (second > 59) raise('ValueError', 'second must be in 0..59');
  date.setUTCHours(read('H'), read('M'), second);
  return date;
}
