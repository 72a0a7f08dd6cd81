/** Splits an identifier into lower-case words: `getUserInfo` and `get_user-info` give "get user info". */
export function wordsOf(identifier: string): string {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/[^a-zA-Z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The plural of a noun phrase, of its head: "price of fuel" gives "prices of fuel". */
export function pluralOf(noun: string): string {
  const [, head = noun, rest = ''] = /^(.+?)( (?:of|for|in|from|on|at) .+)$/.exec(noun) ?? [];
  if (/news$/.test(head)) return noun;
  if (/[^aeiou]y$/.test(head)) return `${head.slice(0, -1)}ies${rest}`;
  return /(s|x|ch|sh)$/.test(head) ? `${head}es${rest}` : `${head}s${rest}`;
}

/** The singular of a plural noun as identifiers hold it: "categories" gives "category". */
export function singularOf(noun: string): string {
  if (/ies$/.test(noun)) return noun.replace(/ies$/, 'y');
  if (/(ss|us|is)$/.test(noun)) return noun;
  return /(xes|ches|shes|sses)$/.test(noun) ? noun.slice(0, -2) : noun.replace(/s$/, '');
}

/** Whether a text says a small word twice, as happens where two templates are put together: "as many as as many". */
export function stammers(text: string): boolean {
  return /\b(as|of|the|in|at|for|to|with|from|on|by|a|an) \1\b/i.test(text);
}
