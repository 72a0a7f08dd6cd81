import { type Json, scalarLeaves } from './json.ts';

/**
 * The checkable values in a text: numbers and everything with a digit in it, such as ids, dates and times. Thousands
 * separators and closing marks are taken off.
 */
export function checkableValues(text: string): string[] {
  const tokens = text.match(/[\p{L}\p{N}_#@.:,/+-]*\p{N}[\p{L}\p{N}_#@.:,/+-]*/gu) ?? [];
  return tokens.map(normalise).filter((token) => token !== '');
}

/** Values that were seen in a conversation, for asking whether a text invents any. */
export class SeenValues {
  readonly #tokens = new Set<string>();

  addText(text: string): void {
    for (const token of checkableValues(text)) this.#tokens.add(token);
  }

  addJson(value: Json): void {
    for (const leaf of scalarLeaves(value)) {
      if (leaf.value !== null && typeof leaf.value !== 'boolean') this.addText(String(leaf.value));
    }
  }

  /** The checkable values of a text that were never seen. */
  unseenIn(text: string): string[] {
    return checkableValues(text).filter((token) => !this.#tokens.has(token));
  }
}

function normalise(token: string): string {
  const bare = token.replace(/^[.,:/+#@-]+|[.,:/+#@-]+$/g, '').toLowerCase();
  const number = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return /^\d+\.\d+$/.test(number) ? String(Number(number)) : number;
}
