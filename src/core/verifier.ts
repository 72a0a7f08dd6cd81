import type { ToolResult } from './call.ts';
import type { Awaitable, Session } from './executor.ts';
import type { Task } from './task.ts';
import type { Tool } from './tool.ts';
import type { Trajectory } from './trajectory.ts';
import type { Verdict } from './verdict.ts';

/** What is verified, and the means to do it. */
export interface VerifyInput {
  task: Task;
  trajectory: Trajectory;
  /** The tool with this id. */
  tool(id: string): Tool;
  /** The tool with this model-visible name, if the pool has it. */
  toolNamed(name: string): Tool | undefined;
  /** A fresh session in the task's initial state. */
  open(): Session;
}

/** What a verifier looks at. */
export interface VerifyRequest extends VerifyInput {
  /** The trajectory's calls, run again from the task's initial state: once, for all verifiers that ask. */
  replay(): Promise<Replay>;
}

/** What came of running a trajectory's calls again. */
export interface Replay {
  /** Hash of the state before the first call. */
  stateBefore: string;
  /** One entry for each turn of the trajectory. */
  turns: readonly ReplayedTurn[];
}

export interface ReplayedTurn {
  /** By step and call; null where the recorded failure was injected, so that the call never reached its tool. */
  results: readonly (readonly (ToolResult | null)[])[];
  /** Hash of the state after the turn. */
  stateAfter: string;
}

/** One check of a trajectory. */
export interface Verifier {
  readonly name: string;
  verify(request: VerifyRequest): Awaitable<Verdict>;
}
