import type { ToolCall, ToolResult } from './call.ts';
import type { Category } from './categories.ts';
import type { DrawRequest } from './executor.ts';
import type { DependencyEdge } from './graph.ts';
import type { Json, JsonObject } from './json.ts';
import type { ToolPhrases } from './phrases.ts';
import type { Random } from './random.ts';
import type { Tool } from './tool.ts';

/** A stateful world of tools that runs in process. Make one with `defineWorld`. */
export interface World {
  readonly name: string;
  readonly category: Category;
  readonly description: string;
  readonly tools: readonly Tool[];
  /** By tool name. */
  readonly phrases: Readonly<Record<string, ToolPhrases>>;
  /** The dependencies that the author knows to be there. */
  readonly dependencies: readonly DependencyEdge[];
  /** A realistic initial state. */
  seedState(random: Random): JsonObject;
  /** Runs a call on a state; a call that fails leaves the state as it was. */
  run(state: JsonObject, call: ToolCall): ToolResult;
  /** A realistic value for a parameter, or undefined when the state has none. */
  draw(state: JsonObject, request: DrawRequest): Json | undefined;
}
