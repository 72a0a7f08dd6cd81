// Controls, formats (which can turn the direction of writing), the separators of lines and paragraphs, halves of pairs.
const dangerous = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
// The joiners that Persian words and emoji are written with do no harm.
const harmless = new Set(['\n', '\t', '\u200c', '\u200d']);

/**
 * Text that is safe to show in a terminal or a page: control characters, which could move the cursor or hide words, and
 * the characters that turn the direction of writing are shown as escapes such as `\x1b`. Line feeds and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(dangerous, (character) => {
    if (harmless.has(character)) return character;
    const code = character.codePointAt(0)!.toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`;
  });
}

/** The same on one line: line feeds and tabs become escapes too. */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
