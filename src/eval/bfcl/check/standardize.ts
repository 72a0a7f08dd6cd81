/**
 * A text as the benchmark compares it: without spaces and `, . / - _ * ^`, in lower case, with every `'` made `"`.
 * Other white space and punctuation stay.
 */
export function standardize(text: string): string {
  return text
    .replace(/[ ,./\-_*^]/g, '')
    .toLowerCase()
    .replaceAll("'", '"');
}
