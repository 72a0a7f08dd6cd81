import type { Tool } from './tool.ts';
import { definitionOf } from './tool-definition.ts';

/** A user's message as a model reads it: the words, and the tools that the message adds, as JSON after them. */
export function userContent(words: string, added: readonly Tool[]): string {
  if (added.length === 0) return words;
  return `${words}\n\nThese functions are available from now on:\n${JSON.stringify(added.map(definitionOf))}`;
}
