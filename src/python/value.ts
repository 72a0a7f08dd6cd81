import type { PythonDict } from './dict.ts';

/**
 * A Python value. An int is a `bigint`, a float is a `number`: the two stay apart through JSON and arithmetic, as in
 * Python, though they compare equal. A list is an array, `None` is null.
 */
export type PythonValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | PythonValue[]
  | PythonDict
  | PythonTuple
  | PythonSet
  | PythonObject;

/** A Python tuple. */
export class PythonTuple {
  constructor(readonly items: readonly PythonValue[]) {}
}

/** A Python set. Its items keep the order of insertion here; Python's own order is arbitrary. */
export class PythonSet {
  readonly items: PythonDict;

  /** Takes the dict whose keys are the items. */
  constructor(items: PythonDict) {
    this.items = items;
  }
}

/** Any other object: what it is called, and the text that `repr` gives for it. */
export class PythonObject {
  constructor(
    readonly typeName: string,
    readonly repr: string,
  ) {}
}

/** Python's `...`. */
export const ellipsis = new PythonObject('ellipsis', 'Ellipsis');

/** The errors that a call may raise, by the name of their Python class. */
export type PythonErrorType =
  | 'AttributeError'
  | 'KeyError'
  | 'IndexError'
  | 'NameError'
  | 'OverflowError'
  | 'RecursionError'
  | 'SyntaxError'
  | 'TypeError'
  | 'ValueError'
  | 'ZeroDivisionError'
  | 'Exception';

/** An error that Python code raises; `message` is what `str(error)` gives. */
export class PythonError extends Error {
  constructor(
    readonly type: PythonErrorType,
    message: string,
  ) {
    super(message);
    this.name = type;
  }
}

/** Raises a Python error. */
export function raise(type: PythonErrorType, message: string): never {
  throw new PythonError(type, message);
}
