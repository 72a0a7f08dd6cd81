const word = '[\\p{L}\\p{N}_]';
const calledName = new RegExp(`(?<!${word})([a-zA-Z_]${word}*)[\\s\\x1c-\\x1f\\x85]*(?=\\()`, 'gu');

/**
 * Puts the owner before every name that stands before a bracket, where it has one, and takes out the white space
 * between. This works on the source text, so it reaches into text literals too, as the benchmark's own executor does.
 */
export function bindNames(source: string, ownerOf: (name: string) => string | undefined): string {
  return source.replace(calledName, (_, name: string) => {
    const owner = ownerOf(name);
    return owner === undefined ? name : `${owner}.${name}`;
  });
}
