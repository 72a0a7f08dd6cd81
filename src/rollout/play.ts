import type { ToolCall, ToolResult } from '../core/call.ts';
import type { Session } from '../core/executor.ts';
import type { Random } from '../core/random.ts';
import type { Task, TaskTurn } from '../core/task.ts';
import { type Act, type ActRequest, type AgentMessage, type Hint, isRefusal, type Refusal } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { Step, Turn } from '../core/trajectory.ts';

/** A turn that is not over after this many messages is stopped, as BFCL stops it. */
const mostSteps = 20;

/** What a conversation is played with. */
export interface PlayRequest {
  task: Task;
  act: Act;
  instructions: ActRequest['instructions'];
  /** What is whispered to the agent in a turn. */
  hint(turn: TaskTurn): Hint | null;
  session: Session;
  /** The tools offered from the start. */
  tools: readonly Tool[];
  tool(id: string): Tool;
  random: Random;
}

/** How one turn is played. */
export interface TurnOptions {
  /** Steps that the turn begins with: their calls are run, and the agent goes on from there. */
  begun?: readonly AgentMessage[];
  /** What was wrong with earlier attempts at the turn. */
  criticism?: readonly string[];
}

/** A conversation in progress: the user's words are fixed, the agent acts, its calls are run. */
export interface Play {
  readonly turns: readonly Turn[];
  /** Plays the next turn of the task; undefined when there is none, a refusal when the agent cannot go on. */
  next(options?: TurnOptions): Promise<Turn | Refusal | undefined>;
  /** Takes a turn as it was recorded and runs its calls, so that the state follows. */
  repeat(turn: Turn): Promise<void>;
  /** Remembers where the conversation stands. Undefined when the state cannot be copied. */
  mark(): Mark | undefined;
  /** Lets go of the session. */
  close(): void;
}

/** A place in a conversation, to be used once: to go back there, or to be forgotten. */
export interface Mark {
  goBack(): void;
  forget(): void;
}

/** Opens a conversation over a task. */
export function createPlay(request: PlayRequest): Play {
  return new OpenPlay(request);
}

class OpenPlay implements Play {
  readonly turns: Turn[] = [];
  readonly #request: PlayRequest;
  readonly #offered: Map<string, Tool>;
  #session: Session;

  constructor(request: PlayRequest) {
    this.#request = request;
    this.#session = request.session;
    this.#offered = new Map(request.tools.map((tool) => [tool.name, tool]));
  }

  async next(options: TurnOptions = {}): Promise<Turn | Refusal | undefined> {
    const taskTurn = this.#request.task.turns[this.turns.length];
    if (!taskTurn) return undefined;
    this.#offer(taskTurn);
    const steps = await this.#playSteps(taskTurn, options);
    if (isRefusal(steps)) return steps;
    const { id, query: user, addsTools } = taskTurn;
    const turn = { id, user, addsTools, steps };
    this.turns.push(turn);
    return turn;
  }

  async repeat(turn: Turn): Promise<void> {
    this.#offer(this.#request.task.turns[this.turns.length]!);
    for (const { calls, results } of turn.steps) {
      for (const [at, call] of calls.entries()) {
        const result = results[at]!;
        if (result.ok || !result.injected) await this.#session.execute(call);
      }
    }
    this.turns.push(turn);
  }

  mark(): Mark | undefined {
    const saved = this.#session.fork?.();
    if (!saved) return undefined;
    const played = this.turns.length;
    return {
      goBack: () => {
        this.#session.close();
        this.#session = saved;
        this.turns.length = played;
      },
      forget: () => saved.close(),
    };
  }

  close(): void {
    this.#session.close();
  }

  #offer({ addsTools }: TaskTurn): void {
    for (const id of addsTools) this.#offered.set(this.#request.tool(id).name, this.#request.tool(id));
  }

  async #playSteps(taskTurn: TaskTurn, { begun = [], criticism = [] }: TurnOptions): Promise<Step[] | Refusal> {
    const { act, instructions, tool } = this.#request;
    const { id, query: user } = taskTurn;
    const shared = {
      instructions,
      tools: [...this.#offered.values()],
      history: this.turns,
      hint: this.#request.hint(taskTurn),
      criticism,
      random: this.#request.random.fork(id),
    };
    const addsTools = taskTurn.addsTools.map(tool);
    const steps: Step[] = [];
    while (steps.length < mostSteps) {
      const message = begun[steps.length] ?? (await act({ ...shared, turn: { id, user, addsTools, steps } }));
      if (isRefusal(message)) return message;
      const calls = this.#numbered(message.calls, steps);
      const results: ToolResult[] = [];
      for (const call of calls) results.push(await this.#run(call));
      steps.push({ content: message.content, calls, results });
      if (calls.length === 0) break;
    }
    return steps;
  }

  /** Calls with the ids that follow those already used in the conversation. */
  #numbered(calls: AgentMessage['calls'], steps: readonly Step[]): ToolCall[] {
    const earlier = [...this.turns.flatMap((turn) => turn.steps), ...steps];
    const used = earlier.reduce((sum, step) => sum + step.calls.length, 0);
    return calls.map(({ name, arguments: given }, at) => ({ id: `call_${used + at + 1}`, name, arguments: given }));
  }

  // A tool that exists but is not offered must look as if it did not exist.
  #run(call: ToolCall): ToolResult | Promise<ToolResult> {
    if (this.#offered.has(call.name)) return this.#session.execute(call);
    return { ok: false, error: { kind: 'unknown-tool', message: `There is no tool called ${call.name}.` } };
  }
}
