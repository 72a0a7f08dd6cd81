import { misuse } from '../../core/errors.ts';
import { evaluate, type GivenArguments, type PythonValue, parseExpression, raise } from '../../python/index.ts';

/** A parameter of a method; without a default it is required. */
export interface MethodParameter {
  readonly name: string;
  readonly default?: PythonValue;
}

/** Reads the parameters of a method from Python syntax: `title, priority=1`. Throws misuse for anything else. */
export function readSignature(signature: string): MethodParameter[] {
  const call = parseExpression(`f(${signature})`);
  if (call.kind !== 'call') return misuse('this is no list of parameters', { where: signature });
  return call.arguments.map(({ name, value }) => {
    if (name !== undefined) return { name, default: evaluate(value, { find: () => undefined }) };
    if (value.kind !== 'name') return misuse('a parameter is a name, or a name with its default', { where: signature });
    return { name: value.name };
  });
}

/**
 * One value a parameter, in order. Raises the TypeErrors of Python's own binding: an unexpected or repeated keyword,
 * too many positional arguments, missing ones. `where` is `Class.method`.
 */
export function bindArguments(
  where: string,
  parameters: readonly MethodParameter[],
  { positional, named }: GivenArguments,
): PythonValue[] {
  for (const name of named.keys()) {
    const at = parameters.findIndex((parameter) => parameter.name === name);
    if (at === -1) raise('TypeError', `${where}() got an unexpected keyword argument '${name}'`);
    if (at < positional.length) raise('TypeError', `${where}() got multiple values for argument '${name}'`);
  }
  if (positional.length > parameters.length) tooMany(where, parameters, positional.length);
  const missing = parameters.filter(
    (parameter, at) => at >= positional.length && !named.has(parameter.name) && parameter.default === undefined,
  );
  if (missing.length > 0) missed(where, missing);
  return parameters.map(({ name, default: byDefault }, at) =>
    at < positional.length ? positional[at]! : named.has(name) ? named.get(name)! : byDefault!,
  );
}

// Python counts the instance itself as the first argument.
function tooMany(where: string, parameters: readonly MethodParameter[], given: number): never {
  const most = parameters.length + 1;
  const least = most - parameters.filter((parameter) => parameter.default !== undefined).length;
  const takes = least === most ? `${most}` : `from ${least} to ${most}`;
  const noun = most === 1 ? 'argument' : 'arguments';
  return raise('TypeError', `${where}() takes ${takes} positional ${noun} but ${given + 1} were given`);
}

function missed(where: string, missing: readonly MethodParameter[]): never {
  const names = missing.map(({ name }) => `'${name}'`);
  const noun = names.length === 1 ? 'argument' : 'arguments';
  return raise('TypeError', `${where}() missing ${names.length} required positional ${noun}: ${listed(names)}`);
}

function listed(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}
