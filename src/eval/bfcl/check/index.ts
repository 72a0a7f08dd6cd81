import type { PythonDict, PythonValue } from '../../../python/index.ts';
import type { Category } from '../data/index.ts';
import { decodeForCheck, isCallList, isEmptyOutput, type Mode, type OutputLanguage } from '../decode/index.ts';
import type { NameStyle } from './call-check.ts';
import { type CallsCase, checkMultiple, checkParallel, checkSimple } from './calls-check.ts';
import { type CheckFailure, failure, type SingleTurnErrorType } from './failure.ts';

export type { NameStyle } from './call-check.ts';
export type { SingleTurnErrorType } from './failure.ts';

/** What an answer to a question of one turn is checked with. */
export interface SingleTurnCase {
  category: Category;
  /** The documents of the functions that were offered, read by `readJson`. */
  documents: readonly PythonDict[];
  /** The reference calls, each {name: {parameter: accepted values}}; none for relevance and irrelevance. */
  answers: readonly PythonValue[];
  /** What the model gave: a list of {name: arguments as JSON text}, or a text. */
  output: PythonValue;
  mode: Mode;
  names: NameStyle;
}

/** What became of an answer. */
export interface SingleTurnVerdict {
  valid: boolean;
  errorType: SingleTurnErrorType | null;
  /** What was found and what would have been right; null where the answer is valid. */
  detail: string | null;
}

/** Checks an answer to a question of one turn, as the benchmark does. */
export function checkSingleTurn(given: SingleTurnCase): SingleTurnVerdict {
  const found = given.category.includes('relevance') ? checkRelevance(given) : checkCalls(given);
  return { valid: found === undefined, errorType: found?.errorType ?? null, detail: found?.detail ?? null };
}

/** The language that the values of a category are written in. */
export function languageOfCategory(category: Category): OutputLanguage {
  if (category === 'simple_java') return 'java';
  return category === 'simple_javascript' ? 'javascript' : 'python';
}

// Whether there is a call at all is what counts here, not which.
function checkRelevance({ category, output, mode }: SingleTurnCase): CheckFailure | undefined {
  const calls = decodeForCheck(output, mode);
  const isCalling = calls !== undefined && !isEmptyOutput(calls);
  if (isCalling !== category.includes('irrelevance')) return undefined;
  return isCalling
    ? failure('irrelevance_error:decoder_success', 'a function is called though none fits')
    : failure('relevance_error:decoder_failed', 'no function is called though one fits');
}

function checkCalls({ category, documents, answers, output, mode, names }: SingleTurnCase): CheckFailure | undefined {
  const language = languageOfCategory(category);
  const calls = decodeForCheck(output, mode, language);
  if (calls === undefined) return failure('ast_decoder:decoder_failed', 'the output cannot be read as calls');
  if (!isCallList(calls)) return failure('ast_decoder:decoder_wrong_output_format', 'the output is no list of calls');
  return checkerOf(category)({ documents, answers: answers as PythonDict[], calls, rules: { language, names } });
}

function checkerOf(category: Category): (given: CallsCase) => CheckFailure | undefined {
  if (category.includes('parallel')) return checkParallel;
  return category.includes('multiple') ? checkMultiple : checkSimple;
}
