import type { JsonObject } from '../../core/json.ts';
import {
  type Expression,
  evaluate,
  PythonDict,
  PythonError,
  type PythonValue,
  parseCallList,
  raise,
  toJson,
  type ValueReading,
} from '../../python/index.ts';
import type { WrittenCall } from './call-format.ts';
import { hideNames } from './hidden-names.ts';

/** Reads `[name(key=value, …), …]` in Python; undefined where the text is anything else. */
export function readPythonCalls(text: string, offered: ReadonlySet<string>): WrittenCall[] | undefined {
  const hidden = hideNames(text, offered);
  const calls = attempt(hidden.text) ?? attempt(closed(hidden.text));
  return calls?.map((call) => {
    const [name, given] = [...call.entries()][0]!;
    return { name: hidden.show(String(name)), arguments: hidden.show(JSON.stringify(argumentsIn(given))) };
  });
}

// The last call may lack its closing bracket, but not a part of a value.
function closed(text: string): string | undefined {
  return /["'\])}]$/.test(text) && !text.endsWith(')]') ? `${text})]` : undefined;
}

function argumentsIn(given: PythonValue): JsonObject {
  if (!(given instanceof PythonDict)) return {};
  const members = [...given.entries()].flatMap(([key, value]): (readonly [string, PythonValue])[] => {
    if (key !== null) return [[String(key), value]];
    return value instanceof PythonDict ? [...value.entries()].map(([name, item]) => [String(name), item]) : [];
  });
  return Object.fromEntries(members.map(([key, value]) => [key, toJson(value)]));
}

const words: ReadonlyMap<string, PythonValue> = new Map<string, PythonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const reading: ValueReading = {
  name: (name) => (words.has(name) ? words.get(name)! : name),
  unary: arithmetic,
  binary: arithmetic,
};

// A model's text must not make this machine compute for long: no powers, and no products of texts.
function arithmetic(expression: Expression): PythonValue {
  if (!isArithmetic(expression)) return raise('TypeError', 'a value that has to be computed');
  return evaluate(expression, { find: () => undefined });
}

function isArithmetic(expression: Expression): boolean {
  switch (expression.kind) {
    case 'constant':
      return typeof expression.value === 'number' || typeof expression.value === 'bigint';
    case 'unary':
      return isArithmetic(expression.operand);
    case 'binary':
      return '+-*/'.includes(expression.operator) && isArithmetic(expression.left) && isArithmetic(expression.right);
    default:
      return false;
  }
}

function attempt(text: string | undefined): PythonDict[] | undefined {
  try {
    return text === undefined ? undefined : parseCallList(text, reading);
  } catch (error) {
    // A range error: the text is nested too deep.
    if (error instanceof PythonError || error instanceof RangeError) return undefined;
    throw error;
  }
}
