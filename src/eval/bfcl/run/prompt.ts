import type { JsonObject } from '../../../core/json.ts';
import { fromJson, writeJson } from '../../../python/index.ts';
import type { Category } from '../data/index.ts';
import { languageOf } from './language.ts';

/**
 * The system message of prompting mode: how to call functions in plain text, and the documents of the functions. It
 * follows METHOD §12.2, so that a model is asked as it was trained.
 */
export function promptingInstructions(documents: readonly JsonObject[], category: Category): string {
  const language = languageOf(category);
  const values = language === undefined ? 'as Python literals' : `as ${language} writes them`;
  return [
    'You are an expert at composing functions. You are given a question and a set of functions.',
    'Make one or more function calls to reach what the user wants.',
    'If none of the functions fits, say so; if a required parameter is lacking, ask for it.',
    `To call functions, answer with nothing but [name(parameter=value, ...), ...], with the values ${values}.`,
    'You get the results and may then call further functions; when nothing is left to call, answer in plain words.',
    '',
    'The functions:',
    writeJson(documents.map(fromJson)),
  ].join('\n');
}

/** What the user says when functions are added to the conversation. */
export const moreFunctions = 'I have updated some more functions you can choose from. What about now?';

// Where the server's template begins the thinking, the mark that opens it is not in the answer.
const thinking = /^[\s\S]*?<\/think>\s*/;

/** A text without what a reasoning model wrote before its answer. */
export function withoutThinking(text: string): string {
  return text.replace(thinking, '');
}
