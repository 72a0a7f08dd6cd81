import { PythonDict, type PythonValue } from '../../../python/index.ts';

/** Whether a decoded output is a list of calls: dicts with one key each whose value is a dict. The empty list is one. */
export function isCallList(decoded: PythonValue): decoded is PythonDict[] {
  return Array.isArray(decoded) && decoded.every(isCall);
}

function isCall(item: PythonValue): boolean {
  return item instanceof PythonDict && item.size === 1 && item.values()[0] instanceof PythonDict;
}

/** Whether a decoded output calls nothing: it is no list of calls, or an empty one. */
export function isEmptyOutput(decoded: PythonValue): boolean {
  return !isCallList(decoded) || decoded.length === 0;
}

/** Whether what was decoded for execution calls nothing: no item, or a single one of length 0. */
export function isEmptySteps(calls: readonly (string | readonly PythonValue[])[]): boolean {
  return calls.length === 0 || (calls.length === 1 && calls[0]!.length === 0);
}
