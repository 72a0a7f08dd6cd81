import { equal, type PythonDict, type PythonValue } from '../../../python/index.ts';
import { NativeSession } from '../../../worlds/bfcl/session.ts';
import { unmatched } from '../../unmatched.ts';
import type { MultiTurnEntry } from '../data/index.ts';
import type { Mode } from '../decode/index.ts';
import { callsOfTurns } from './turns.ts';

/** The ways in which a conversation can fail, as the benchmark names them. */
export type MultiTurnErrorType =
  | 'multi_turn:inference_error'
  | 'multi_turn:force_terminated'
  | 'multi_turn:empty_turn_model_response'
  | 'multi_turn:instance_state_mismatch'
  | 'multi_turn:execution_response_mismatch';

/** What became of one turn. */
export interface TurnVerdict {
  /** Null where the turn passed, or where there is nothing to check. */
  errorType: MultiTurnErrorType | null;
  /** Whether there was anything to check: the ground truth of the turn makes calls. */
  checked: boolean;
  /** What differs: attributes as `Class.attribute`, or results of the reference that the model never got. */
  differences: readonly string[];
}

/** What became of a conversation. */
export interface MultiTurnVerdict {
  valid: boolean;
  /** The error of the first turn that failed, or of the conversation as a whole. */
  errorType: MultiTurnErrorType | null;
  /** Every turn that could be replayed, those after a failure too. */
  turns: readonly TurnVerdict[];
}

/** What a conversation is checked with. */
export interface MultiTurnCase {
  entry: MultiTurnEntry;
  /** By turn, the reference calls. */
  groundTruth: readonly (readonly string[])[];
  /** The texts of long-context mode; needed for the category of that name. */
  longContext?: PythonDict | undefined;
  /** The current date as `YYYY-MM-DD`. */
  today: string;
}

/** Checks a model's result: a list of turns, each a list of steps, as `mode` has them. */
export function checkMultiTurn(given: MultiTurnCase, result: PythonValue, mode: Mode): MultiTurnVerdict {
  if (!Array.isArray(result)) return { valid: false, errorType: 'multi_turn:inference_error', turns: [] };
  return compareTurns(given, callsOfTurns(result, mode));
}

/**
 * Replays a model's calls and the reference calls on instances of their own and compares, after every turn, all public
 * attributes and the results: every result of the reference must be among those that the model has got so far.
 *
 * @param modelTurns by turn and step, the texts of the model's calls.
 */
export function compareTurns(
  given: MultiTurnCase,
  modelTurns: readonly (readonly (readonly string[])[])[],
): MultiTurnVerdict {
  const replay = new Replay(given);
  const turns = given.groundTruth.slice(0, modelTurns.length).map((calls, at) => replay.turn(modelTurns[at]!, calls));
  const failure = turns.find(({ errorType }) => errorType !== null)?.errorType ?? null;
  const errorType = modelTurns.length === given.groundTruth.length ? failure : 'multi_turn:force_terminated';
  return { valid: errorType === null, errorType, turns };
}

/** Both sides of one conversation, turn by turn. */
class Replay {
  readonly #model: NativeSession;
  readonly #reference: NativeSession;
  readonly #results: string[] = [];

  constructor({ entry, longContext, today }: MultiTurnCase) {
    const open = (side: string) =>
      new NativeSession({
        classNames: entry.involvedClasses,
        initialConfig: entry.initialConfig,
        variablePrefix: `model_${side}eval_${entry.id}_`.replace(/[-./:]/g, '_'),
        today,
        ...(longContext && entry.category === 'multi_turn_long_context' ? { longContext } : {}),
      });
    this.#model = open('');
    this.#reference = open('ground_truth_');
  }

  turn(modelSteps: readonly (readonly string[])[], reference: readonly string[]): TurnVerdict {
    for (const call of modelSteps.flat()) this.#results.push(this.#model.execute(call));
    const expected = reference.map((call) => this.#reference.execute(call));
    if (reference.length === 0) return { errorType: null, checked: false, differences: [] };
    if (modelSteps.length === 0) return failed('multi_turn:empty_turn_model_response', []);
    const attributes = this.#stateDifferences();
    if (attributes.length > 0) return failed('multi_turn:instance_state_mismatch', attributes);
    const missing = unmatched(expected, this.#results);
    if (missing.length > 0) return failed('multi_turn:execution_response_mismatch', missing);
    return { errorType: null, checked: true, differences: [] };
  }

  #stateDifferences(): string[] {
    return this.#reference.classNames.flatMap((className) => {
      const model = this.#model.attributes(className);
      return Array.from(this.#reference.attributes(className).entries(), ([name, value]) => {
        const other = model.get(name);
        return other !== undefined && equal(value, other) ? [] : [`${className}.${String(name)}`];
      }).flat();
    });
  }
}

function failed(errorType: MultiTurnErrorType, differences: readonly string[]): TurnVerdict {
  return { errorType, checked: true, differences };
}
