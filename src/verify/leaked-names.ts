import type { TaskTurn } from '../core/task.ts';
import type { Tool } from '../core/tool.ts';
import { NamingText, namingWords } from '../core/tool-names.ts';
import type { VerifyRequest } from '../core/verifier.ts';
import { type Problem, placeText } from './verdicts.ts';

/**
 * The first user text that names a tool of the conversation: as it is written, or its words in a row, small words
 * aside, when there are three or more (`get_flight_cost` in "get the flight cost"). A hidden helper is named by two
 * words in its own turn already.
 */
export function findNamedTool(request: VerifyRequest): Problem | null {
  const tools = toolsOf(request);
  for (const [at, turn] of request.trajectory.turns.entries()) {
    const text = new NamingText(turn.user);
    const named = tools.find((tool) => text.names(tool, namingWords.tool));
    if (named) return { reason: 'function-named', where: `${placeText({ turn: turn.id })}: ${named.name}` };
    const hidden = hiddenTools(request, request.task.turns[at]);
    const helper = hidden.find((tool) => text.names(tool, namingWords.helper));
    if (helper) return { reason: 'hidden-helper-named', where: `${placeText({ turn: turn.id })}: ${helper.name}` };
  }
  return null;
}

function toolsOf({ task, trajectory, tool }: VerifyRequest): Tool[] {
  const ids = new Set([...trajectory.tools, ...task.withheld, ...trajectory.turns.flatMap((turn) => turn.addsTools)]);
  return [...ids].map(tool);
}

function hiddenTools(request: VerifyRequest, turn: TaskTurn | undefined): Tool[] {
  return turn?.steps.filter((step) => step.hidden).map((step) => request.tool(step.tool)) ?? [];
}
