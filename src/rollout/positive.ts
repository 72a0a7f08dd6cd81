import type { Dropped } from '../core/dropped.ts';
import type { Awaitable, Executor } from '../core/executor.ts';
import { createRandom } from '../core/random.ts';
import type { Task } from '../core/task.ts';
import { type Act, isRefusal, type Refusal, referenceHint } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { Trajectory, Turn } from '../core/trajectory.ts';
import { createPlay, type Play } from './play.ts';

/** What a task is played with. */
export interface PositiveOptions {
  act: Act;
  /** May inject faults: the trajectory then shows how to recover. */
  executor: Executor;
  tool(id: string): Tool;
  /** The tools that the row shows, in order. */
  offered: readonly Tool[];
  /** Who plays, for the record. */
  generator: string;
  /** Looks at every turn that was played. Default: none does; the verifiers look at the whole. */
  critic?: Critic;
}

/** Looks at played turns and has those played again that are not as they should be. */
export interface Critic {
  /** What is wrong with the turn of this index, in words that help the agent, or null. */
  problemOf(turn: Turn, at: number): Awaitable<string | null>;
  /** How often a turn is played at most. */
  attempts: number;
}

/**
 * A positive trajectory by hints (METHOD §9): the teacher sees the reference calls of every turn and acts with real
 * results. A turn that the critic refuses is played again from the same state, with the critic's words beside the hint
 * (METHOD §21, FunReason-MT). Neither hint, criticism nor instructions are part of what is returned. Reasons for a drop:
 * `turn-not-right` and those of the teacher.
 */
export async function rolloutPositive(task: Task, options: PositiveOptions): Promise<Trajectory | Dropped> {
  const play = createPlay({
    task,
    act: options.act,
    instructions: 'detailed',
    hint: referenceHint,
    session: options.executor.open({ seed: task.stateSeed }),
    tools: options.offered,
    tool: options.tool,
    random: createRandom(`${task.seed}/positive`),
  });
  try {
    for (;;) {
      const turn = await playTurn(play, options.critic);
      if (!turn) break;
      if (isRefusal(turn)) return { id: task.id, stage: 'rollout', reason: turn.refused, detail: turn.detail };
    }
    return {
      id: task.id,
      task: task.id,
      kind: task.kind,
      polarity: 'positive',
      tools: options.offered.map(({ id }) => id),
      turns: [...play.turns],
      verdicts: [],
      generator: options.generator,
    };
  } finally {
    play.close();
  }
}

/** A turn, or a refusal when no attempt at it came out right. */
async function playTurn(play: Play, critic: Critic | undefined): Promise<Turn | Refusal | undefined> {
  if (!critic) return play.next();
  const at = play.turns.length;
  const criticism: string[] = [];
  for (;;) {
    const mark = play.mark();
    const turn = await play.next({ criticism: [...criticism] });
    const fault = turn ? await faultOf(turn, at, critic) : null;
    if (!fault) {
      mark?.forget();
      return turn;
    }
    criticism.push(fault.detail);
    if (criticism.length >= critic.attempts || !mark) return fault;
    mark.goBack();
  }
}

// An agent that could not answer may be able to, once it is told why.
async function faultOf(turn: Turn | Refusal, at: number, critic: Critic): Promise<Refusal | null> {
  if (isRefusal(turn)) return turn;
  const problem = await critic.problemOf(turn, at);
  return problem === null ? null : { refused: 'turn-not-right', detail: `${turn.id}: ${problem}` };
}
