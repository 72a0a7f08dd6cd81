const digitNumber =
  /(?<![\p{L}\d.])[-−]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s?(k|m|bn|hundred|thousand|million|billion|dozen)(?![\p{L}\d]))?/giu;

const smallWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const smallOrdinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const tensWords = 'twenty thirty forty fifty sixty seventy eighty ninety';

const addends = new Map<string, number>([
  ...smallWords.split(' ').map((word, at) => [word, at] as const),
  ...smallOrdinals.split(' ').map((word, at) => [word, at] as const),
  ...tensWords.split(' ').map((word, at) => [word, (at + 2) * 10] as const),
  ['once', 1],
  ['single', 1],
  ['twice', 2],
  ['both', 2],
  ['couple', 2],
  ['pair', 2],
]);

const multipliers = new Map<string, number>([
  ['dozen', 12],
  ['hundred', 100],
  ['k', 1000],
  ['thousand', 1000],
  ['m', 1_000_000],
  ['million', 1_000_000],
  ['bn', 1_000_000_000],
  ['billion', 1_000_000_000],
]);

/**
 * Every number that a person reads in a text: digits with or without thousands separators, units and multipliers
 * (`2,400.50`, `$3k`, `1.5 million`) and number words (`forty-five`, `a dozen`). What can be read in two ways is
 * given in both.
 */
export function numbersInText(text: string): number[] {
  return [...writtenNumbers(text), ...spokenNumbers(text)];
}

/** Whether a text holds a number, in digits or in words; `15%` also holds 0.15, and `minus 5` holds -5. */
export function textHoldsNumber(text: string, value: number): boolean {
  if (holdsDigits(text, String(value))) return true;
  const numbers = numbersInText(text);
  if (numbers.some((number) => isSameNumber(number, value))) return true;
  if (/%|\bper ?cent\b/i.test(text) && numbers.some((number) => isSameNumber(number, value * 100))) return true;
  return (
    value < 0 && /\b(?:minus|negative|below)\b/i.test(text) && numbers.some((number) => isSameNumber(number, -value))
  );
}

/** Equality but for the last bits of a floating-point number. */
export function isSameNumber(left: number, right: number): boolean {
  return left === right || Math.abs(left - right) <= 1e-12 * Math.max(Math.abs(left), Math.abs(right));
}

// The fast way: the digits as they are, not as a part of a longer number or name.
function holdsDigits(text: string, digits: string): boolean {
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    const end = at + digits.length;
    const startsFree = at === 0 || !/[\p{L}\d.,−-]/u.test(text[at - 1]!);
    const endsFree = end === text.length || !/^(?:\d|[.,]\d|\s?(?:%|k\b|m\b))/i.test(text.slice(end, end + 4));
    if (startsFree && endsFree) return true;
  }
  return false;
}

function writtenNumbers(text: string): number[] {
  const found: number[] = [];
  for (const [written, multiplier] of text.matchAll(digitNumber)) {
    const plain = Number.parseFloat(written.replaceAll(',', '').replace('−', '-'));
    found.push(plain);
    if (multiplier !== undefined) found.push(plain * multipliers.get(multiplier.toLowerCase())!);
  }
  return found;
}

function spokenNumbers(text: string): number[] {
  const found: number[] = [];
  let parser = newSpokenNumber();
  const finish = (): void => {
    if (parser.words > 0) found.push(parser.total + parser.part);
    parser = newSpokenNumber();
  };
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  for (const [at, word] of words.entries()) {
    if (word === 'and' && parser.words > 0 && parser.part >= 100) continue;
    if (!takeWord(parser, word, words[at + 1])) {
      finish();
      takeWord(parser, word, words[at + 1]);
    }
  }
  finish();
  return found;
}

interface SpokenNumber {
  words: number;
  total: number;
  /** The group below the last thousand or million. */
  part: number;
  /** The smallest addend so far in this group: `forty five` goes on, `five four` starts anew. */
  smallest: number;
}

function newSpokenNumber(): SpokenNumber {
  return { words: 0, total: 0, part: 0, smallest: Number.POSITIVE_INFINITY };
}

/** Adds a word to a number that is being read. False when the word does not continue it. */
function takeWord(number: SpokenNumber, word: string, next: string | undefined): boolean {
  const addend = addends.get(word);
  if (addend !== undefined) return takeAddend(number, addend);
  const multiplier = word.length > 2 ? multipliers.get(word) : undefined;
  if (multiplier !== undefined) return takeMultiplier(number, multiplier);
  const counts = (word === 'a' || word === 'an') && next !== undefined && next.length > 2 && multipliers.has(next);
  return counts ? takeAddend(number, 1) : false;
}

function takeAddend(number: SpokenNumber, addend: number): boolean {
  const tens = number.smallest >= 20 && number.smallest < 100;
  const fits =
    number.smallest === Number.POSITIVE_INFINITY || (tens ? addend > 0 && addend < 10 : number.smallest >= 100);
  if (!fits) return false;
  number.part += addend;
  number.smallest = addend;
  number.words += 1;
  return true;
}

function takeMultiplier(number: SpokenNumber, multiplier: number): boolean {
  if (number.words === 0) return false;
  number.part *= multiplier;
  number.smallest = multiplier;
  if (multiplier >= 1000) {
    number.total += number.part;
    number.part = 0;
  }
  return true;
}
