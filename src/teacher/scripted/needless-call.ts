import type { ToolCall } from '../../core/call.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { Random } from '../../core/random.ts';
import type { MissingInformation, Task, TaskTurn } from '../../core/task.ts';
import type { ActRequest } from '../../core/teacher.ts';
import { parametersOf, requiredOf, type Tool } from '../../core/tool.ts';
import { plainWords } from '../../core/value-text.ts';
import type { Wrongdoing } from './student.ts';
import { guessedArgument, inventedValue } from './wrong-values.ts';

/**
 * A call where only words are right: of the tool with a guess for the missing value, or of a tool that looks like the
 * missing one. Null when no tool is offered.
 */
export function needlessCall(
  turn: TaskTurn,
  missing: MissingInformation,
  request: ActRequest,
  { task, toolOf, random }: Wrongdoing,
): Pick<ToolCall, 'name' | 'arguments'> | null {
  const wished = toolOf(missing.tools.at(-1)!);
  const tool = missing.kind === 'parameter' ? wished : similarTool(request.tools, wished, random);
  if (!tool) return null;
  const known = knownArguments(task, turn, missing.kind === 'parameter' ? tool.id : null);
  const given: JsonObject = {};
  for (const [name, schema] of parametersOf(tool)) {
    const value = known.get(name);
    const stream = random.fork(name);
    if (value !== undefined && typeof value === schema.type) {
      given[name] = name === missing.parameter ? inventedValue(value, schema, stream) : value;
    } else if (requiredOf(tool).includes(name)) given[name] = guessedArgument(name, schema, turn.query, stream);
  }
  return { name: tool.name, arguments: given };
}

/** One of the offered tools that share most words with the wished one. */
function similarTool(offered: readonly Tool[], wished: Tool, random: Random): Tool | undefined {
  const words = new Set(wordsOf(wished));
  const likeness = (tool: Tool) =>
    wordsOf(tool).filter((word) => words.has(word)).length + (tool.toolset === wished.toolset ? 2 : 0);
  const ranked = offered
    .map((tool) => ({ tool, score: likeness(tool) }))
    .sort((left, right) => right.score - left.score);
  return ranked.length === 0 ? undefined : random.pick(ranked.slice(0, 3)).tool;
}

function wordsOf({ name, description }: Tool): string[] {
  return plainWords(`${name} ${description}`)
    .split(' ')
    .filter((word) => word.length > 3);
}

/** What the calls that answer the wish later are given, by parameter: of this tool, or of all of them. */
function knownArguments(task: Task, turn: TaskTurn, tool: string | null): Map<string, Json> {
  const [later] = task.turns.slice(task.turns.indexOf(turn) + 1);
  const steps = (later?.steps ?? []).filter((step) => tool === null || step.tool === tool);
  return new Map(steps.flatMap(({ calls }) => Object.entries(calls[0]!.call.arguments)));
}
