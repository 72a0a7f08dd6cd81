import {
  type ExpressionOf,
  negate,
  PythonDict,
  type PythonValue,
  parseCallList,
  raise,
  repr,
  str,
} from '../../../python/index.ts';

/** Reads an output of prompting mode, `[name(key=value, …), …]` in Python syntax, as `parseCallList` does. */
export function readCallList(output: PythonValue): PythonDict[] {
  if (typeof output !== 'string') return raise('AttributeError', 'the output is no text');
  return parseCallList(output, { unary: negative });
}

// The benchmark reads every unary operator as a minus, `+` and `not` too.
function negative({ operand }: ExpressionOf<'unary'>): PythonValue {
  return operand.kind === 'constant' ? negate(operand.value) : raise('TypeError', 'a sign before what is no constant');
}

/** Reads an output of prompting mode for executing: one text `name(key=value, …)` a call. Raises as `readCallList` does. */
export function callTexts(output: PythonValue): string[] {
  return readCallList(output).map(callText);
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
