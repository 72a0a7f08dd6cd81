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

/** The category that an entry's id says it belongs to, or undefined. */
export function categoryOfId(id: string): Category | undefined {
  return categories
    .filter((category) => id.startsWith(`${category}_`))
    .sort((left, right) => right.length - left.length)[0];
}
