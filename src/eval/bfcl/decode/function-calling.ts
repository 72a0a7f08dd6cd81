import { PythonDict, type PythonValue, raise, readJson, repr, str } from '../../../python/index.ts';

/**
 * Reads an output of function-calling mode for checking: a list of {name: arguments as JSON text} becomes a list of
 * {name: arguments}. The empty text is the empty list. Raises where it is anything else.
 */
export function readFunctionCalls(output: PythonValue): PythonValue[] {
  return itemsOf(output).map((item) => {
    const [first] = dictOf(item).entries();
    const [name, given] = first ?? raise('IndexError', 'a call without a name');
    if (typeof given !== 'string') raise('TypeError', 'the arguments are not JSON text');
    return new PythonDict([[name, readJson(given)]]);
  });
}

/**
 * Reads an output of function-calling mode for executing: one text `name(key=value,…)` a call. Arguments may be an
 * object already, and a single {name: arguments} may stand without a list. Raises where the output is anything else.
 */
export function functionCallTexts(output: PythonValue): string[] {
  const items = output instanceof PythonDict ? [output] : itemsOf(output);
  return items.flatMap((item) =>
    Array.from(dictOf(item).entries(), ([name, given]) => callText(str(name), argumentsOf(given))),
  );
}

function itemsOf(output: PythonValue): readonly PythonValue[] {
  if (output === '' || (output instanceof PythonDict && output.size === 0)) return [];
  return Array.isArray(output) ? output : raise('TypeError', 'the output is no list of calls');
}

function dictOf(item: PythonValue): PythonDict {
  return item instanceof PythonDict ? item : raise('AttributeError', 'a call is no dict');
}

function argumentsOf(given: PythonValue): PythonDict {
  return dictOf(typeof given === 'string' ? readJson(given) : given);
}

function callText(name: string, given: PythonDict): string {
  return `${name}(${Array.from(given.entries(), ([key, value]) => `${str(key)}=${repr(value)}`).join(',')})`;
}
