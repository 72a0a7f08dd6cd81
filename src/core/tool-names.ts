import type { Tool } from './tool.ts';

const smallWords = new Set('a an and at by for from in is my of on or our that the their this to with your'.split(' '));

/** The ways in which a tool's name can stand in a text. */
interface NameForms {
  /** The name as it is, in lower case; null when it is a plain word that people use. */
  exact: string | null;
  /** The words of the name without its small words. */
  words: readonly string[];
  /** The words with blanks around each. */
  phrase: string;
}

const forms = new WeakMap<object, NameForms>();

/** A text, for asking which tools it names. */
export class NamingText {
  readonly #tokens: ReadonlySet<string>;
  readonly #words: ReadonlySet<string>;
  readonly #phrase: string;

  constructor(text: string) {
    const lower = text.toLowerCase();
    const words = (lower.match(/[a-z0-9]+/g) ?? []).filter((word) => !smallWords.has(word));
    this.#tokens = new Set(lower.match(/[a-z0-9_-]+/g));
    this.#words = new Set(words);
    this.#phrase = ` ${words.join(' ')} `;
  }

  /**
   * Whether the text has the tool's name as it is written, when nobody writes like that by chance (`get_cost`,
   * `getCost`), or its words in a row, small words aside, when they are at least so many.
   */
  names(tool: Pick<Tool, 'name'>, least: number): boolean {
    const { exact, words, phrase } = formsOf(tool);
    if (exact !== null && this.#tokens.has(exact)) return true;
    return words.length >= least && this.#words.has(words[0]!) && this.#phrase.includes(phrase);
  }
}

/** So many words of a name in a row are no chance: three, or two of a helper that nobody asked for. */
export const namingWords = { tool: 3, helper: 2 } as const;

function formsOf(tool: Pick<Tool, 'name'>): NameForms {
  let found = forms.get(tool);
  if (!found) {
    found = nameForms(tool.name);
    forms.set(tool, found);
  }
  return found;
}

function nameForms(name: string): NameForms {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const words = (spaced.match(/[a-z0-9]+/g) ?? []).filter((word) => !smallWords.has(word));
  const written = name.includes('_') || /[a-z0-9][A-Z]/.test(name) || name.split('-').length > 2;
  return { exact: written ? name.toLowerCase() : null, words, phrase: ` ${words.join(' ')} ` };
}
