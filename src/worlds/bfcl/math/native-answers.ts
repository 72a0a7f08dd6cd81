import { dict, type PythonDict, PythonError, type PythonValue } from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';

/** The answer of a method that computes one value. */
export function result(value: PythonValue): PythonDict {
  return dict({ result: value });
}

/** What `compute` answers, or a refusal in these words where it raises a TypeError. */
export function errorOnTypes(text: string, compute: () => PythonDict): PythonDict {
  try {
    return compute();
  } catch (error) {
    if (error instanceof PythonError && error.type === 'TypeError') return errorAnswer(text);
    throw error;
  }
}
