// C0 and C1 controls without tab and line feed, bidirectional overrides, byte order mark, halves of surrogate pairs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/**
 * Text of a stranger made safe to print: control characters, which could drive a terminal, and overrides of the writing
 * direction, which could hide words, become blanks. Markup stays: it is data.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, ' ').trim();
}

/** Whether `cleanText` would leave the text as it is, apart from blanks at its ends. */
export function isCleanText(text: string): boolean {
  return text.search(unsafe) === -1;
}

/** The words of a name or a text in lower case: `getUserByID` gives get, user, by, id. */
export function wordsOf(text: string): string[] {
  const parted = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return parted.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The singular of an English noun, by its ending. */
export function singular(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is|news|series)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** The plural of an English noun, by its ending. */
export function plural(noun: string): string {
  if (/(?:news|series)$/.test(noun)) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
