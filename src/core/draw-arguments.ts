import type { Session } from './executor.ts';
import type { JsonObject } from './json.ts';
import type { Random } from './random.ts';
import { parametersOf, requiredOf, type Tool } from './tool.ts';

export interface DrawArgumentsRequest {
  tool: Tool;
  session: Session;
  /** Arguments that are already known. */
  given: JsonObject;
  random: Random;
  /** Whether an optional parameter is to be filled. */
  wants(parameter: string, random: Random): boolean;
}

/**
 * A whole set of arguments for a call in the present state, in the order of the schema: what is given, and drawn values
 * for the rest. Answers with the name of a required parameter when nobody can state a value for it.
 */
export function drawArguments(request: DrawArgumentsRequest): { arguments: JsonObject } | { lacking: string } {
  const { tool, session, random } = request;
  const given = { ...request.given };
  const required = new Set(requiredOf(tool));
  const parameters = parametersOf(tool);
  for (const [name, schema] of parameters) {
    if (name in request.given) continue;
    const stream = random.fork(name);
    if (!required.has(name) && !request.wants(name, stream)) continue;
    const value = schema.const ?? session.draw?.({ tool: tool.name, parameter: name, given, random: stream });
    if (value !== undefined) given[name] = value;
    else if (required.has(name)) return { lacking: name };
  }
  const ordered = parameters.flatMap(([name]) => (name in given ? [[name, given[name]!] as const] : []));
  return { arguments: Object.fromEntries(ordered) };
}
