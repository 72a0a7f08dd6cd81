import {
  evaluateExpression,
  PythonDict,
  PythonError,
  type PythonValue,
  raise,
  readJson,
  repr,
  str,
  subscript,
} from '../../python/index.ts';
import { readAction } from './action-text.ts';
import type { Environment } from './environments/environment.ts';

/** An action that was run. */
export interface ActionResult {
  observation: string;
  /** Nothing was raised. */
  ran: boolean;
  /** What counts as got; undefined where nothing does. */
  achieved?: PythonValue | undefined;
}

/** What an action asks for: a name, and its input once it is evaluated. */
interface Action {
  name: string;
  /** Raises the error of an input that cannot be read. */
  input(): PythonValue;
}

/** Runs actions in an environment; `names` are those that `check_valid_actions` tells. */
export class ActionRunner {
  constructor(
    readonly environment: Environment,
    readonly names: readonly string[],
  ) {}

  /** Runs an action from its text, whose input is a Python expression. Throws what a data source throws. */
  async runText(text: string): Promise<ActionResult> {
    const action = readAction(text);
    if (!action) return raised(new PythonError('TypeError', 'cannot unpack non-iterable NoneType object'));
    return this.#run({ name: action.name, input: () => evaluated(() => evaluateExpression(action.input)) });
  }

  /** Runs a call of a function, whose arguments are JSON text. Throws what a data source throws. */
  async runCall(name: string, argumentsText: string): Promise<ActionResult> {
    return this.#run({ name, input: () => evaluated(() => readJson(argumentsText)) });
  }

  async #run({ name, input }: Action): Promise<ActionResult> {
    try {
      const given = input();
      if (name === 'check_valid_actions') return this.#tellNames();
      if (!Object.hasOwn(this.environment.tools, name)) {
        return { observation: `ERROR | Invalid action: ${name}.`, ran: true };
      }
      return await this.#call(name, given);
    } catch (error) {
      if (error instanceof PythonError) return raised(error);
      throw error;
    }
  }

  async #call(name: string, input: PythonValue): Promise<ActionResult> {
    const { parameters, run } = this.environment.tools[name]!;
    const given = parameters.map((parameter) => subscript(input, parameter));
    const { success, value } = await run(...given);
    const named = new PythonDict(parameters.map((parameter, at) => [parameter, given[at]!]));
    const achieved = success ? value : `Calling ${name} with ${repr(named)} failed`;
    return { observation: str(value), ran: true, achieved };
  }

  #tellNames(): ActionResult {
    return { observation: `You can use following valid actions: ${repr([...this.names])}`, ran: true };
  }
}

function evaluated(read: () => PythonValue): PythonValue {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return raise('Exception', 'Parameters in action input are not valid, please change your action input.');
  }
}

function raised({ type, message }: PythonError): ActionResult {
  return { observation: `ERROR | ${type}(${message})`, ran: false };
}
