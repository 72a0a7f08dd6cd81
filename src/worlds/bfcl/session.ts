import {
  evaluateExpression,
  PythonDict,
  PythonError,
  type PythonValue,
  raise,
  repr,
  type Scope,
  str,
  writeJson,
} from '../../python/index.ts';
import { bindNames } from './bind-names.ts';
import { builtins } from './builtins.ts';
import type { LoadOptions, NativeClass } from './native.ts';
import { nativeClass } from './natives.ts';
import { bindArguments } from './signature.ts';

/** How to open the instances of one conversation. */
export interface SessionOptions extends LoadOptions {
  /** By class name, a scenario; a class that is not in it is loaded from the empty one. */
  initialConfig: PythonDict;
  /** The classes whose methods can be called. */
  classNames: readonly string[];
  /** What variable names of instances begin with; they show only where a call's text names one by accident. */
  variablePrefix?: string;
}

interface Instance {
  readonly native: NativeClass;
  readonly state: unknown;
  readonly variable: string;
}

const refusedNames = new Set(['kill', 'exit', 'quit', 'remove', 'unlink', 'popen', 'Popen', 'run']);

/** The instances of one conversation, on which calls are executed that are written as Python. */
export class NativeSession {
  readonly #instances: readonly Instance[];
  readonly #owners = new Map<string, Instance>();
  readonly #scope: Scope;

  constructor({ initialConfig, classNames, variablePrefix = '', ...load }: SessionOptions) {
    this.#instances = classNames.map((className) => {
      const native = nativeClass(className);
      const config = initialConfig.get(className);
      const state = native.load(config instanceof PythonDict ? config : new PythonDict(), load);
      return { native, state, variable: `${variablePrefix}${className}_instance` };
    });
    for (const instance of this.#instances) {
      for (const name of instance.native.methods.keys()) this.#owners.set(name, instance);
    }
    this.#scope = { find: (name) => this.#find(name) };
  }

  /** Executes one call and gives its result as the text that the benchmark gives a model. Never throws for the call. */
  execute(call: string): string {
    try {
      const source = bindNames(call, (name) => this.#owners.get(name)?.variable);
      refuseName(call);
      return resultText(evaluateExpression(source.replace(/^[ \t]+/, ''), this.#scope));
    } catch (error) {
      if (error instanceof PythonError) return `Error during execution: ${error.message}`;
      throw error;
    }
  }

  /** The public attributes of the instance of a class. */
  attributes(className: string): PythonDict {
    const { native, state } = this.#instance(className);
    return native.attributes(state);
  }

  /** The instance of a class in the notation that states are written in. */
  snapshot(className: string): PythonDict {
    const { native, state } = this.#instance(className);
    return native.snapshot(state);
  }

  get classNames(): string[] {
    return this.#instances.map(({ native }) => native.className);
  }

  #instance(className: string): Instance {
    return this.#instances.find(({ native }) => native.className === className)!;
  }

  #find(dotted: string) {
    const at = dotted.lastIndexOf('.');
    const name = dotted.slice(at + 1);
    const owner = this.#owners.get(name);
    if (!owner || owner.variable !== dotted.slice(0, Math.max(0, at))) return builtins.get(dotted);
    const method = owner.native.methods.get(name)!;
    const where = `${owner.native.className}.${name}`;
    return (given: Parameters<typeof bindArguments>[2]) =>
      method.run(owner.state, ...bindArguments(where, method.parameters, given));
  }
}

function refuseName(call: string): void {
  const before = call.split('(')[0]!;
  const name = before.includes('.') ? before.split('.')[1]! : before;
  if (refusedNames.has(name)) raise('Exception', `Function call ${name} is not allowed.`);
}

/** The text of a result: a text as it is, a dict as JSON where JSON can say it, all else in Python's notation. */
export function resultText(value: PythonValue): string {
  if (!(value instanceof PythonDict)) return str(value);
  try {
    return writeJson(value);
  } catch (error) {
    if (error instanceof PythonError && error.type === 'TypeError') return repr(value);
    throw error;
  }
}
