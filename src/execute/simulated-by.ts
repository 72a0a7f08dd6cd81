import { callKey, type ToolCall, type ToolResult } from '../core/call.ts';
import type { DrawRequest, Executor, Session } from '../core/executor.ts';
import { textHash } from '../core/hash.ts';
import type { Json } from '../core/json.ts';
import { createRecentlyUsed } from '../core/recently-used.ts';
import type { SchemaCheck } from '../core/schema.ts';
import { schemaChecks } from '../core/schema-checks.ts';
import { isRefusal, type SimulateCall, type SimulateRequest } from '../core/teacher.ts';
import { parametersOf, type Tool } from '../core/tool.ts';
import { drawInput } from './drawn-inputs.ts';
import { unknownTool } from './world.ts';

/** So many conversations keep their answers: more than are in work at a time. */
const mostConversations = 20_000;

/**
 * Answers for tools that have no implementation, by a teacher who is told what was called and answered before in the
 * conversation. Sessions of one seed are one conversation: the same call gets the same answer in all of them, whichever asked
 * first. A call that the teacher cannot answer fails as an unavailable tool does.
 */
export function simulatedBy(tools: readonly Tool[], simulateCall: SimulateCall): Executor {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const conversations = createRecentlyUsed<Answers>(mostConversations);
  const shared = { byName, simulateCall, checkInput: schemaChecks((tool) => tool.inputSchema) };
  return {
    has: (name) => byName.has(name),
    open: ({ seed }) =>
      new Conversation({ ...shared, seed, answers: conversations.get(seed, () => new Map()) }, [], []),
  };
}

type Answer = Awaited<ReturnType<SimulateCall>>;
type Answers = Map<string, Promise<Answer>>;

interface Shared {
  byName: ReadonlyMap<string, Tool>;
  simulateCall: SimulateCall;
  checkInput(tool: Tool): SchemaCheck;
  seed: string;
  answers: Answers;
}

class Conversation implements Session {
  readonly #shared: Shared;
  readonly #history: SimulateRequest['history'][number][];
  readonly #written: string[];

  constructor(shared: Shared, history: SimulateRequest['history'], written: readonly string[]) {
    this.#shared = shared;
    this.#history = [...history];
    this.#written = [...written];
  }

  async execute(call: ToolCall): Promise<ToolResult> {
    const tool = this.#shared.byName.get(call.name);
    if (!tool) return unknownTool(call.name);
    const problem = this.#shared.checkInput(tool)(call.arguments);
    if (problem !== null) return { ok: false, error: { kind: 'invalid-arguments', message: problem } };
    const answer = await this.#ask(tool, call);
    if (isRefusal(answer))
      return { ok: false, error: { kind: 'unavailable', message: 'The service does not answer.' } };
    if (!tool.annotations.readOnly) this.#written.push(callKey(call));
    this.#history.push({ tool, arguments: call.arguments, output: answer.output });
    return { ok: true, output: answer.output, simulated: true };
  }

  state(): Json {
    return this.#written.toSorted();
  }

  // In which order independent calls were made is no difference of state.
  stateHash(): string {
    return textHash(this.#written.toSorted().join('\n'));
  }

  fork(): Session {
    return new Conversation(this.#shared, this.#history, this.#written);
  }

  draw({ tool, parameter, random }: DrawRequest): Json | undefined {
    const known = this.#shared.byName.get(tool);
    const schema = known && parametersOf(known).find(([name]) => name === parameter)?.[1];
    return schema && drawInput(parameter, schema, random);
  }

  close(): void {}

  #ask(tool: Tool, call: ToolCall): Promise<Answer> {
    const { answers, simulateCall, seed } = this.#shared;
    const key = callKey(call);
    const known = answers.get(key);
    if (known) return known;
    const request = { tool, arguments: call.arguments, history: [...this.#history], seed };
    const asked = Promise.resolve(simulateCall(request));
    answers.set(key, asked);
    return asked;
  }
}
