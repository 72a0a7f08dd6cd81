import type { JsonObject } from '../../../core/json.ts';
import { fromJson, writeJson } from '../../../python/index.ts';
import { promptingInstructions } from '../../prompting.ts';
import type { Category } from '../data/index.ts';
import { languageOf } from './language.ts';

/** The system message of prompting mode for the documents of some functions. */
export function instructionsFor(documents: readonly JsonObject[], category: Category): string {
  const language = languageOf(category);
  const values = language === undefined ? undefined : `as ${language} writes them`;
  return promptingInstructions(writeJson(documents.map(fromJson)), values);
}

/** What the user says when functions are added to the conversation. */
export const moreFunctions = 'I have updated some more functions you can choose from. What about now?';
