import type { Awaitable, Session } from './executor.ts';
import type { Task } from './task.ts';
import type { Tool } from './tool.ts';
import type { Trajectory } from './trajectory.ts';
import type { Verdict } from './verdict.ts';

/** What a verifier looks at. */
export interface VerifyRequest {
  task: Task;
  trajectory: Trajectory;
  /** The tool with this id. */
  tool(id: string): Tool;
  /** The tool with this model-visible name, if the pool has it. */
  toolNamed(name: string): Tool | undefined;
  /** A fresh session in the task's initial state. */
  open(): Session;
}

/** One check of a trajectory. */
export interface Verifier {
  readonly name: string;
  verify(request: VerifyRequest): Awaitable<Verdict>;
}
