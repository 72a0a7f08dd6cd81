/** The categories of version 3 that are scored, in the leaderboard's order. */
export const categories = [
  'simple_python',
  'simple_java',
  'simple_javascript',
  'multiple',
  'parallel',
  'parallel_multiple',
  'irrelevance',
  'live_simple',
  'live_multiple',
  'live_parallel',
  'live_parallel_multiple',
  'live_irrelevance',
  'live_relevance',
  'multi_turn_base',
  'multi_turn_miss_func',
  'multi_turn_miss_param',
  'multi_turn_long_context',
] as const;
export type Category = (typeof categories)[number];

/** Whether a text names a category. */
export function isCategory(text: string): text is Category {
  return (categories as readonly string[]).includes(text);
}

// Until the release of version 4, three categories had shorter names.
const olderNames: Readonly<Record<string, Category>> = {
  simple: 'simple_python',
  java: 'simple_java',
  javascript: 'simple_javascript',
};

/** The category that a file calls by its name of today or by an older one, or undefined. */
export function categoryNamed(name: string): Category | undefined {
  return isCategory(name) ? name : olderNames[name];
}

/** The category that an entry's id says it belongs to, or undefined. */
export function categoryOfId(id: string): Category | undefined {
  const name = [...categories, ...Object.keys(olderNames)]
    .filter((candidate) => id.startsWith(`${candidate}_`))
    .sort((left, right) => right.length - left.length)[0];
  return name === undefined ? undefined : categoryNamed(name);
}
