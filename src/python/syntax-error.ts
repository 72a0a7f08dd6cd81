import { PythonError } from './value.ts';

/** The SyntaxError of an expression, worded and placed as CPython 3.11 does. */
export function syntaxError(what = 'invalid syntax', line = 1): PythonError {
  return new PythonError('SyntaxError', `${what} (<string>, line ${line})`);
}
