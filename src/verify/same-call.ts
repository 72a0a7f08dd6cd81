import type { ToolCall } from '../core/call.ts';
import { type Json, jsonEqual } from '../core/json.ts';
import { parameterSchema, requiredOf, type Tool } from '../core/tool.ts';

/** Whether two calls ask for the same: the same tool and equal arguments, a left-out one being equal to its default. */
export function isSameCall(tool: Tool | undefined, left: ToolCall, right: ToolCall): boolean {
  if (left.name !== right.name) return false;
  return hasArguments(tool, left, right) && hasArguments(tool, right, left);
}

function hasArguments(tool: Tool | undefined, left: ToolCall, right: ToolCall): boolean {
  for (const name in left.arguments) {
    const value = left.arguments[name]!;
    const other = Object.hasOwn(right.arguments, name) ? right.arguments[name] : defaultOf(tool, name);
    if (!jsonEqual(value, other)) return false;
  }
  return true;
}

/** The default that a tool's schema gives an optional parameter, or undefined. */
export function defaultOf(tool: Tool | undefined, parameter: string): Json | undefined {
  const schema = tool && parameterSchema(tool, parameter);
  return schema && !requiredOf(tool).includes(parameter) ? schema.default : undefined;
}
