import { isJsonObject, type Json } from './json.ts';
import { isSameNumber, numbersInText } from './number-text.ts';
import { parametersOf, type Tool } from './tool.ts';
import { plainWords } from './value-text.ts';

/**
 * What user and tools have said so far, for asking whether a text invents a value. Pieces are gathered at once and
 * read only when a text is asked about.
 */
export class SaidValues {
  readonly #pending: Json[] = [];
  readonly #counts = new Set<number>();
  #text = '';
  #numbers: Set<number> | undefined;

  /** Adds a text, or anything a tool was given or answered. */
  add(piece: Json): void {
    this.#pending.push(piece);
  }

  /**
   * The first value in a text that was never said: a number, a word with digits in it, or a quotation that begins with
   * a capital. Numbers may be rounded, grouped, counted from a list, or a time of the other half of the day. The name
   * of a parameter of `tools` is no value.
   */
  firstUnsaidIn(text: string, tools: () => Iterable<Tool>): string | undefined {
    return claimsIn(text).find((claim) => !this.#holds(claim) && !isParameter(claim, tools));
  }

  #holds(claim: string): boolean {
    this.#read();
    if (holdsWhole(this.#text, claim)) return true;
    if (!/\d/.test(claim)) return ` ${plainWords(this.#text)} `.includes(` ${plainWords(claim)} `);
    if (/\p{L}/u.test(claim) && !/^[\d.,:/-]+(?:st|nd|rd|th|[ap]m|[\p{L}°]{1,3})$/iu.test(claim)) {
      return this.#text.toLowerCase().includes(claim.toLowerCase());
    }
    const grouped = claim.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '');
    return (grouped.match(/\d+(?:\.\d+)?/g) ?? []).every((digits) => this.#holdsNumber(digits));
  }

  #read(): void {
    if (this.#pending.length === 0) return;
    for (const piece of this.#pending) {
      this.#text += typeof piece === 'string' ? `${piece}\n` : `${JSON.stringify(piece)}\n`;
      countLists(piece, this.#counts);
    }
    this.#pending.length = 0;
    this.#numbers = undefined;
  }

  #holdsNumber(digits: string): boolean {
    const number = Number(digits);
    if (this.#counts.has(number) || holdsWhole(this.#text, digits)) return true;
    this.#numbers ??= allNumbers(this.#text);
    if (this.#numbers.has(number) || this.#numbers.has(number + 12)) return true;
    const decimals = digits.split('.')[1]?.length ?? 0;
    for (const known of this.#numbers) {
      if (known.toFixed(decimals) === digits || isSameNumber(known * 100, number)) return true;
    }
    return false;
  }
}

const digitWords = /[\p{L}\p{N}_#-]*\d(?:[\p{L}\p{N}_@#:/.,-]*[\p{L}\p{N}])?/gu;
const quotations = /["“`]([^"”`\n]{2,80})["”`]|(?<!\w)'([^'\n]{2,80})'(?!\w)/g;

/** What a text states that can be checked; the numbers of a numbered list are none of it. */
function claimsIn(text: string): string[] {
  const plain = text.replace(/^\s*\d+[.)]\s/gm, '');
  const quoted = [...plain.matchAll(quotations)].map((match) => match[1] ?? match[2]!);
  return [...(plain.match(digitWords) ?? []), ...quoted.filter((quotation) => /^[A-Z]/.test(quotation))];
}

function isParameter(claim: string, tools: () => Iterable<Tool>): boolean {
  if (!/^[A-Za-z_]+\d+\w*$/.test(claim)) return false;
  return [...tools()].some((tool) =>
    parametersOf(tool).some(([name]) => name === claim || name.split(/[_-]/).includes(claim)),
  );
}

function allNumbers(text: string): Set<number> {
  const groups = [...(text.match(/\d+(?:\.\d+)?/g) ?? []), ...(text.match(/\d+/g) ?? [])];
  return new Set([...groups.map(Number), ...numbersInText(text)]);
}

function countLists(value: Json, counts: Set<number>): void {
  if (Array.isArray(value)) {
    counts.add(value.length);
    for (const item of value) countLists(item, counts);
  } else if (isJsonObject(value)) {
    for (const key in value) countLists(value[key]!, counts);
  }
}

function holdsWhole(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + part.length, at + part.length + 2)];
    if (!/[\p{L}\d.]/u.test(before) && !/^(?:[\p{L}\d]|\.\d)/u.test(after)) return true;
  }
  return false;
}
