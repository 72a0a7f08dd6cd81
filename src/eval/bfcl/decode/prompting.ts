import { PythonDict, type PythonValue, parseExpression, raise, repr, str, stripSpace } from '../../../python/index.ts';
import { readCall } from './python-call.ts';

/**
 * Reads an output of prompting mode, `[name(key=value, …), …]` in Python syntax, as a list of {name: arguments}. Marks
 * of a code block around it and missing outer brackets do no harm. Raises where it is anything else.
 */
export function readCallList(output: PythonValue): PythonDict[] {
  if (typeof output !== 'string') return raise('AttributeError', 'the output is no text');
  const source = bracketed(output);
  const expression = parseExpression(source);
  if (expression.kind !== 'list') return raise('TypeError', 'the output is no list of calls');
  return expression.items.map((item) => readCall(item, source));
}

/** Reads an output of prompting mode for executing: one text `name(key=value, …)` a call. Raises as `readCallList` does. */
export function callTexts(output: PythonValue): string[] {
  return readCallList(output).map(callText);
}

function bracketed(output: string): string {
  const inside = output.replace(/^[`\n ]+/, '').replace(/[`\n ]+$/, '');
  const opened = inside.startsWith('[') ? inside : `[${inside}`;
  const closed = opened.endsWith(']') ? opened : `${opened}]`;
  return stripSpace(closed);
}

// A dict whose values are all dicts is taken for a call: of its first key, with that key's value as the arguments.
function callText(call: PythonDict): string {
  const [first] = call.entries();
  const [name, given] = first ?? raise('IndexError', 'an empty dict is taken for a call and has no name');
  const texts = Array.from((given as PythonDict).entries(), ([key, value]) => `${str(key)}=${valueText(value)}`);
  return `${str(name)}(${texts.join(', ')})`;
}

function valueText(value: PythonValue): string {
  const isCall = value instanceof PythonDict && value.values().every((item) => item instanceof PythonDict);
  return isCall ? callText(value) : repr(value);
}
