import type { ToolCall, ToolResult } from '../core/call.ts';
import type { Session } from '../core/executor.ts';
import type { Random } from '../core/random.ts';
import type { Task, TaskTurn } from '../core/task.ts';
import type { Act, ActRequest, Hint } from '../core/teacher.ts';
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

/** A conversation in progress: the user's words are fixed, the agent acts, its calls are run. */
export interface Play {
  readonly turns: readonly Turn[];
  /** Plays the next turn of the task, or gives undefined when there is none. */
  next(): Promise<Turn | undefined>;
  /** Takes a turn as it was recorded and runs its calls, so that the state follows. */
  repeat(turn: Turn): Promise<void>;
}

/** Opens a conversation over a task. */
export function createPlay(request: PlayRequest): Play {
  const turns: Turn[] = [];
  const offered = new Map(request.tools.map((tool) => [tool.name, tool]));
  const begin = ({ addsTools }: TaskTurn) => {
    for (const id of addsTools) offered.set(request.tool(id).name, request.tool(id));
  };
  return {
    turns,
    async next() {
      const taskTurn = request.task.turns[turns.length];
      if (!taskTurn) return undefined;
      begin(taskTurn);
      const turn = await playTurn(taskTurn, turns, offered, request);
      turns.push(turn);
      return turn;
    },
    async repeat(turn) {
      begin(request.task.turns[turns.length]!);
      for (const { calls, results } of turn.steps) {
        for (const [at, call] of calls.entries()) {
          const result = results[at]!;
          if (result.ok || !result.injected) await request.session.execute(call);
        }
      }
      turns.push(turn);
    },
  };
}

async function playTurn(
  taskTurn: TaskTurn,
  history: readonly Turn[],
  offered: ReadonlyMap<string, Tool>,
  request: PlayRequest,
): Promise<Turn> {
  const { id, query: user, addsTools } = taskTurn;
  const hint = request.hint(taskTurn);
  const random = request.random.fork(id);
  const tools = [...offered.values()];
  const steps: Step[] = [];
  while (steps.length < mostSteps) {
    const turn = { id, user, steps };
    const { content, calls } = await request.act({
      instructions: request.instructions,
      tools,
      history,
      turn,
      hint,
      random,
    });
    const results: ToolResult[] = [];
    for (const call of calls) results.push(await run(call, offered, request.session));
    steps.push({ content, calls: [...calls], results });
    if (calls.length === 0) break;
  }
  return { id, user, addsTools, steps };
}

// A tool that exists but is not offered must look as if it did not exist.
function run(call: ToolCall, offered: ReadonlyMap<string, Tool>, session: Session): ToolResult | Promise<ToolResult> {
  if (offered.has(call.name)) return session.execute(call);
  return { ok: false, error: { kind: 'unknown-tool', message: `There is no tool called ${call.name}.` } };
}
