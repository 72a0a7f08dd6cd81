import type { PythonValue } from '../../../python/index.ts';
import type { Mode } from '../../conversation.ts';
import { attempt } from './attempt.ts';
import { functionCallTexts, readFunctionCalls } from './function-calling.ts';
import { callTexts, readCallList } from './prompting.ts';
import { readSourceCallList } from './source-call-list.ts';

export type { Mode } from '../../conversation.ts';
export { isCallList, isEmptyOutput, isEmptySteps } from './predicates.ts';

/** The language that the values of an output are written in. */
export type OutputLanguage = 'python' | 'java' | 'javascript';

/**
 * Decodes an output for checking, as a list of {name: arguments}. Arguments that are no object are in it as they are:
 * ask `isCallList`. Undefined where the output cannot be decoded.
 */
export function decodeForCheck(
  output: PythonValue,
  mode: Mode,
  language: OutputLanguage = 'python',
): PythonValue[] | undefined {
  if (mode === 'fc') return attempt(() => readFunctionCalls(output));
  return attempt(() => (language === 'python' ? readCallList(output) : readSourceCallList(output)));
}

/** Decodes an output for executing, as one Python call text a call. Undefined where the output cannot be decoded. */
export function decodeForExecution(output: PythonValue, mode: Mode): string[] | undefined {
  return attempt(() => (mode === 'fc' ? functionCallTexts(output) : callTexts(output)));
}
