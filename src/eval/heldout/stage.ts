import { resultContent, type ToolResult } from '../../core/call.ts';
import type { Executor, Session } from '../../core/executor.ts';
import type { HeldOutQuestion } from '../../core/held-out.ts';
import type { Json, JsonObject } from '../../core/json.ts';

/** A call as a model made it; without arguments where those were no JSON object. */
export interface MadeCall extends JsonObject {
  name: string;
  arguments: JsonObject | null;
}

/**
 * Where the calls of one conversation are run: on a fresh state of the question, with the tools that are offered so far.
 * A tool that is not offered looks as if it did not exist.
 */
export class Stage {
  readonly #question: HeldOutQuestion;
  readonly #session: Session;
  readonly #offered: Set<string>;
  #calls = 0;

  constructor(question: HeldOutQuestion, executor: Executor) {
    this.#question = question;
    this.#session = executor.open({ seed: question.task.stateSeed });
    this.#offered = new Set(question.tools.map(({ name }) => name));
  }

  /** Offers what a turn adds. */
  begin(turn: number): void {
    for (const { name } of this.#question.turns[turn]!.addsTools) this.#offered.add(name);
  }

  /** What the model reads as the result of a call. */
  async run(call: MadeCall): Promise<Json> {
    this.#calls += 1;
    return resultContent(await this.#execute(call));
  }

  get state(): Json {
    return this.#session.state();
  }

  get stateHash(): string {
    return this.#session.stateHash();
  }

  close(): void {
    this.#session.close();
  }

  #execute({ name, arguments: given }: MadeCall): ToolResult | Promise<ToolResult> {
    if (given === null) return failure('invalid-arguments', 'The arguments are no JSON object.');
    if (!this.#offered.has(name)) return failure('unknown-tool', `There is no tool called ${name}.`);
    return this.#session.execute({ id: `call_${this.#calls}`, name, arguments: given });
  }
}

function failure(kind: 'invalid-arguments' | 'unknown-tool', message: string): ToolResult {
  return { ok: false, error: { kind, message } };
}
