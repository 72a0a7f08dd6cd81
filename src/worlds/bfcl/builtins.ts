import {
  absolute,
  compare,
  iterate,
  length,
  maximum,
  minimum,
  type PythonFunction,
  PythonTuple,
  type PythonValue,
  raise,
  str,
  sum,
  toFloat,
  toInt,
  truthy,
} from '../../python/index.ts';

/** Python's own functions that a call's arguments may use: those of one value that make another. */
export const builtins: ReadonlyMap<string, PythonFunction> = new Map<string, PythonFunction>([
  ['abs', ofOne('abs', absolute)],
  ['bool', ofOne('bool', truthy)],
  ['float', ofOne('float', toFloat)],
  ['int', ofOne('int', toInt)],
  ['len', ofOne('len', (value) => BigInt(length(value)))],
  ['list', ofOne('list', (value) => [...iterate(value)])],
  ['max', ofMany(maximum)],
  ['min', ofMany(minimum)],
  ['sorted', ofOne('sorted', sorted)],
  ['str', ofOne('str', str)],
  ['sum', ofOne('sum', sum)],
  ['tuple', ofOne('tuple', (value) => new PythonTuple(iterate(value)))],
]);

function ofOne(name: string, compute: (value: PythonValue) => PythonValue): PythonFunction {
  return ({ positional, named }) => {
    const [value, ...rest] = positional;
    if (value !== undefined && rest.length === 0 && named.size === 0) return compute(value);
    return raise('TypeError', `${name}() takes exactly one argument (${positional.length + named.size} given)`);
  };
}

// `max(1, 2)` and `max([1, 2])` are both allowed.
function ofMany(compute: (values: PythonValue) => PythonValue): PythonFunction {
  return ({ positional }) => compute(positional.length === 1 ? positional[0]! : [...positional]);
}

function sorted(value: PythonValue): PythonValue[] {
  return [...iterate(value)].sort((left, right) =>
    compare(left, '<', right) ? -1 : compare(right, '<', left) ? 1 : 0,
  );
}
