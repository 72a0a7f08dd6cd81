/**
 * The prompts with the parts that each must hold: `{{query}}` stands where the user's words go. A prompt that lacks one
 * would ask a model about nothing.
 */
export const promptParts = {
  'label-tool': ['categories', 'tool'],
  'classify-tool': ['tool'],
  'rename-tool': ['tool'],
  'judge-dependencies': ['target', 'candidates'],
  'judge-nested': ['first', 'later', 'flow', 'hidden'],
  'write-query': ['style', 'voice', 'conversation', 'steps'],
  'fill-call': ['conversation', 'query', 'function', 'made', 'failed'],
  act: ['query', 'hint', 'criticism'],
  'act-misled': ['query', 'hint'],
  'judge-turn': ['conversation', 'query', 'reference', 'turn'],
  'check-label': ['conversation', 'query', 'functions', 'reference', 'turn'],
  'simulate-call': ['function', 'history', 'call'],
} as const;
/** The name of a prompt, which is that of its file. */
export type PromptName = keyof typeof promptParts;
/** The names of all prompts. */
export const promptNames = Object.keys(promptParts) as readonly PromptName[];
/** A part of a prompt that is filled in for every request. */
export type PromptPart<Name extends PromptName> = (typeof promptParts)[Name][number];

/** How a query is written, by what kind of turn it opens (METHOD §19.2-3); each has a file `write-query-<style>.md`. */
export const queryStyles = [
  'single',
  'parallel',
  'multiple',
  'irrelevance',
  'walk',
  'merge',
  'insert-short',
  'insert-long',
  'insert-mixed',
  'merge-insert',
  'missing-function',
  'missing-parameter',
  'supply-function',
  'supply-parameter',
] as const;
export type QueryStyle = (typeof queryStyles)[number];
