import type { Executor } from '../../core/executor.ts';
import type { HeldOutQuestion } from '../../core/held-out.ts';
import { canonicalJson, jsonEqual } from '../../core/json.ts';
import { unmatched } from '../unmatched.ts';
import type { ReferenceTurn } from './reference.ts';
import { type MadeCall, Stage } from './stage.ts';
import { stateDifferences } from './state-differences.ts';

/** The ways in which a conversation can fail, named as BFCL names them. */
export type HeldOutErrorType =
  | 'heldout:force_terminated'
  | 'heldout:empty_turn_model_response'
  | 'heldout:instance_state_mismatch'
  | 'heldout:execution_response_mismatch';

/** What became of one turn. */
export interface TurnVerdict {
  /** Null where the turn passed. */
  errorType: HeldOutErrorType | null;
  /** Places in the state that differ, or results of the reference that the model never got. */
  differences: readonly string[];
}

/** What became of a conversation. */
export interface ConversationVerdict {
  /** The error of the first turn that failed, or of the conversation as a whole. */
  errorType: HeldOutErrorType | null;
  /** Every turn that was played. */
  turns: readonly TurnVerdict[];
}

/**
 * Runs a model's calls again and compares, after every turn, the state with the reference's and the results: every result
 * of the reference must be among those that the model has got so far. In a turn without reference calls the model may
 * call what it likes as long as the state stays.
 *
 * @param answer by turn and step, the model's calls.
 */
export async function checkConversation(
  question: HeldOutQuestion,
  reference: readonly ReferenceTurn[],
  answer: readonly (readonly (readonly MadeCall[])[])[],
  executor: Executor,
): Promise<ConversationVerdict> {
  const replay = new Replay(question, executor);
  try {
    const turns: TurnVerdict[] = [];
    for (const [at, steps] of answer.entries()) turns.push(await replay.turn(at, steps.flat(), reference[at]!));
    const failure = turns.find(({ errorType }) => errorType !== null)?.errorType ?? null;
    return { errorType: turns.length === reference.length ? failure : 'heldout:force_terminated', turns };
  } finally {
    replay.close();
  }
}

/** The model's side of one conversation, turn by turn. */
class Replay {
  readonly #stage: Stage;
  readonly #results: string[] = [];

  constructor(question: HeldOutQuestion, executor: Executor) {
    this.#stage = new Stage(question, executor);
  }

  async turn(at: number, calls: readonly MadeCall[], expected: ReferenceTurn): Promise<TurnVerdict> {
    this.#stage.begin(at);
    const before = this.#stage.state;
    for (const call of calls) this.#results.push(canonicalJson(await this.#stage.run(call)));
    const needsCalls = expected.results.length > 0;
    if (needsCalls && calls.length === 0) return failed('heldout:empty_turn_model_response', []);
    const wanted = needsCalls ? expected.state : before;
    const { state } = this.#stage;
    if (!jsonEqual(state, wanted)) return failed('heldout:instance_state_mismatch', stateDifferences(state, wanted));
    const missing = unmatched(expected.results, this.#results);
    return missing.length > 0
      ? failed('heldout:execution_response_mismatch', missing)
      : { errorType: null, differences: [] };
  }

  close(): void {
    this.#stage.close();
  }
}

function failed(errorType: HeldOutErrorType, differences: readonly string[]): TurnVerdict {
  return { errorType, differences };
}
