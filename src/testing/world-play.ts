import type { ToolCall, ToolResult } from '../core/call.ts';
import type { DependencyEdge } from '../core/graph.ts';
import { type Json, type JsonObject, matchPointer } from '../core/json.ts';
import type { Random } from '../core/random.ts';
import { parametersOf, requiredOf, type Tool } from '../core/tool.ts';
import type { World } from '../core/world.ts';

/** A tool of a world, about to be called in a state. */
export interface Play {
  world: World;
  state: JsonObject;
  tool: Tool;
  random: Random;
  /** Arguments that are known before anything is drawn. */
  bound: JsonObject;
}

/** What a play came to: the call that could be put together, and its result; null when there was no value to be had. */
export interface Played {
  call: ToolCall;
  result: ToolResult;
}

/** Draws what is missing, calls the tools that supply what cannot be drawn, and runs the call on the state. */
export function playTool(play: Play, depth = 4): Played | null {
  const call = callOf(play, depth);
  return call && { call, result: play.world.run(play.state, call) };
}

/** The call that `playTool` would run. Tools that supply a value have run then. */
export function callOf(play: Play, depth = 4): ToolCall | null {
  const { world, state, tool, random } = play;
  const given = { ...play.bound };
  for (const parameter of tool.outputOnly ?? []) {
    if (parameter in given) continue;
    const supplied = supply(play, parameter, depth);
    if (supplied === undefined) return null;
    Object.assign(given, supplied);
  }
  for (const [parameter] of parametersOf(tool)) {
    if (parameter in given) continue;
    const required = requiredOf(tool).includes(parameter);
    if (!required && random.chance(0.5)) continue;
    const value = world.draw(state, { tool: tool.name, parameter, given, random });
    if (value === undefined && required) return null;
    if (value !== undefined) given[parameter] = value;
  }
  return { id: 'call-1', name: tool.name, arguments: given };
}

/** The arguments that an edge carries, taken from the first element where there are several; null when one is missing. */
export function boundBy(edge: DependencyEdge, output: Json): JsonObject | null {
  const bound: JsonObject = {};
  for (const binding of edge.bindings) {
    const first = matchPointer(output, binding.output)[0];
    if (!first) return null;
    bound[binding.input] = first.value;
  }
  return bound;
}

/** The tool with this id. */
export function toolOf(world: World, id: string): Tool {
  return world.tools.find((tool) => tool.id === id)!;
}

function supply(play: Play, parameter: string, depth: number): JsonObject | undefined {
  if (depth === 0) return undefined;
  const { world, tool } = play;
  const edges = world.dependencies.filter(
    (edge) => edge.to === tool.id && edge.bindings.some(({ input }) => input === parameter),
  );
  for (const edge of play.random.shuffle(edges)) {
    const played = playTool({ ...play, tool: toolOf(world, edge.from), bound: {} }, depth - 1);
    const bound = played?.result.ok ? boundBy(edge, played.result.output) : null;
    if (bound) return bound;
  }
  return undefined;
}
