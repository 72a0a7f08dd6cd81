import type { ToolCall, ToolResult } from './call.ts';
import type { Json, JsonObject } from './json.ts';
import type { Random } from './random.ts';

/** A value, or a promise of it: what runs in process need not wait. */
export type Awaitable<Value> = Value | Promise<Value>;

/** Runs tool calls. One executor serves many conversations; each opens a session of its own. */
export interface Executor {
  /** Whether this executor has the tool of this model-visible name. */
  has(toolName: string): boolean;
  /** A fresh session. The same seed gives the same initial state and the same answers. */
  open(options: { seed: string }): Session;
}

/** The state of one conversation. */
export interface Session {
  /** Runs a call. A failure of the tool is a result; nothing is thrown for it. */
  execute(call: ToolCall): Awaitable<ToolResult>;
  /** A snapshot of the state as JSON. */
  state(): Json;
  /** A hash of the state: equal states have equal hashes. */
  stateHash(): string;
  /** An independent copy, where the executor can copy. */
  fork?(): Session;
  /**
   * A realistic value for a parameter in the present state, given the arguments that are already known, or undefined
   * when there is none. Only sessions of tools that know their values have this.
   */
  draw?(request: DrawRequest): Json | undefined;
  close(): void;
}

export interface DrawRequest {
  /** Model-visible name of the tool. */
  tool: string;
  parameter: string;
  /** Arguments that are already chosen for the same call. */
  given: JsonObject;
  random: Random;
}
