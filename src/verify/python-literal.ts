import type { Json, JsonObject } from '../core/json.ts';

const words: Readonly<Record<string, Json>> = {
  True: true,
  False: false,
  None: null,
  true: true,
  false: false,
  null: null,
};
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };

/** Reads the text of a Python dict, list or scalar (`{'ok': True}`), or undefined when it is not one. */
export function readPythonLiteral(text: string): Json | undefined {
  const reader = new LiteralReader(text);
  const value = reader.value();
  return reader.atEnd() ? value : undefined;
}

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** True when the whole text was read without a fault. */
  atEnd(): boolean {
    this.#skipBlanks();
    return this.#at === this.#text.length;
  }

  value(): Json | undefined {
    this.#skipBlanks();
    const first = this.#text[this.#at];
    if (first === '{') return this.#dict();
    if (first === '[' || first === '(') return this.#list(first === '[' ? ']' : ')');
    if (first === "'" || first === '"') return this.#string(first);
    const word = this.#take(/[\w.+-]+/y);
    if (word === undefined) return this.#fail();
    if (Object.hasOwn(words, word)) return words[word];
    const number = Number(word);
    return Number.isNaN(number) ? this.#fail() : number;
  }

  #dict(): Json | undefined {
    const members: [string, Json][] = [];
    this.#at += 1;
    while (!this.#skip('}')) {
      const key = this.value();
      if (key === undefined || !this.#skip(':')) return this.#fail();
      const value = this.value();
      if (value === undefined) return this.#fail();
      members.push([String(key), value]);
      if (!this.#skip(',') && this.#next() !== '}') return this.#fail();
    }
    return Object.fromEntries(members) as JsonObject;
  }

  #list(end: string): Json | undefined {
    const items: Json[] = [];
    this.#at += 1;
    while (!this.#skip(end)) {
      const value = this.value();
      if (value === undefined) return this.#fail();
      items.push(value);
      if (!this.#skip(',') && this.#next() !== end) return this.#fail();
    }
    return items;
  }

  #string(quote: string): string | undefined {
    let value = '';
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const character = this.#text[at]!;
      if (character === quote) {
        this.#at = at + 1;
        return value;
      }
      if (character === '\\') at += 1;
      value += character === '\\' ? (escapes[this.#text[at]!] ?? `\\${this.#text[at]}`) : character;
    }
    return this.#fail();
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #next(): string | undefined {
    this.#skipBlanks();
    return this.#text[this.#at];
  }

  #skip(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  // Past the end, so that `atEnd` is false for good.
  #fail(): undefined {
    this.#at = this.#text.length + 1;
    return undefined;
  }
}
