import { PythonDict, PythonError, readJson } from '../../../python/index.ts';
import { SourceError } from './source-error.ts';

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    readJson(text);
    return true;
  } catch (error) {
    if (error instanceof PythonError) return false;
    throw error;
  }
}

/** The JSON object of a response's body, floats kept apart from ints. Throws `SourceError` when it is none. */
export function readBody(body: string, host: string): PythonDict {
  const value = isJson(body) ? readJson(body) : undefined;
  if (value instanceof PythonDict) return value;
  throw new SourceError('not-json', `${host} answered no JSON object: ${body.slice(0, 200)}`);
}
