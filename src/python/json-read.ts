import { PythonDict } from './dict.ts';
import { type PythonValue, raise } from './value.ts';

/**
 * Reads JSON text as Python's `json.loads` does: a number with a point or an exponent is a float, one without is an
 * int, and `NaN`, `Infinity` and `-Infinity` are read. Raises ValueError with the offset where the text is not JSON.
 */
export function readJson(text: string): PythonValue {
  const reader = new JsonReader(text);
  const value = reader.value();
  reader.end();
  return value;
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them inside a text
const plainTextPattern = /"([^"\\\u0000-\u001f]*)"/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them inside a text
const escapedTextPattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const blankPattern = /[ \t\n\r]*/y;

const words: readonly (readonly [word: string, value: PythonValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];

class JsonReader {
  #at = 0;

  constructor(readonly text: string) {}

  value(): PythonValue {
    this.#skipBlanks();
    switch (this.text[this.#at]) {
      case '{':
        return this.#dict();
      case '[':
        return this.#list();
      case '"':
        return this.#string();
      default:
        return this.#numberOrWord();
    }
  }

  /** Raises when anything but blanks follows. */
  end(): void {
    this.#skipBlanks();
    if (this.#at < this.text.length) this.#fail('Extra data');
  }

  #dict(): PythonDict {
    const entries = new PythonDict();
    if (this.#opensEmpty('}')) return entries;
    do {
      this.#skipBlanks();
      if (this.text[this.#at] !== '"') this.#fail('Expecting property name enclosed in double quotes');
      const key = this.#string();
      if (!this.#takes(':')) this.#fail("Expecting ':' delimiter");
      entries.set(key, this.value());
    } while (this.#takes(','));
    if (!this.#takes('}')) this.#fail("Expecting ',' delimiter");
    return entries;
  }

  #list(): PythonValue[] {
    const items: PythonValue[] = [];
    if (this.#opensEmpty(']')) return items;
    do items.push(this.value());
    while (this.#takes(','));
    if (!this.#takes(']')) this.#fail("Expecting ',' delimiter");
    return items;
  }

  #opensEmpty(close: string): boolean {
    this.#at += 1;
    return this.#takes(close);
  }

  #string(): string {
    const plain = this.#match(plainTextPattern);
    if (plain) return plain[1]!;
    const escaped = this.#match(escapedTextPattern);
    if (!escaped) this.#fail('Unterminated string or invalid escape');
    return JSON.parse(escaped[0]) as string;
  }

  #numberOrWord(): PythonValue {
    const number = this.#match(numberPattern);
    if (number) return number[1] || number[2] ? Number(number[0]) : BigInt(number[0]);
    const found = words.find(([word]) => this.text.startsWith(word, this.#at));
    if (!found) return this.#fail('Expecting value');
    this.#at += found[0].length;
    return found[1];
  }

  #takes(mark: string): boolean {
    this.#skipBlanks();
    if (this.text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #skipBlanks(): void {
    blankPattern.lastIndex = this.#at;
    blankPattern.exec(this.text);
    this.#at = blankPattern.lastIndex;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #fail(what: string): never {
    return raise('ValueError', `${what}: offset ${this.#at}`);
  }
}
