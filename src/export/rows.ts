import { resultContent } from '../core/call.ts';
import type { ConversationRow, Message } from '../core/row.ts';
import { systemPrompt } from '../core/system-prompt.ts';
import type { Tool } from '../core/tool.ts';
import type { Step, Trajectory, Turn } from '../core/trajectory.ts';
import { userContent } from '../core/user-content.ts';

/** Finds a tool of the pool by its id. */
export type FindTool = (id: string) => Tool;

/** The messages of one turn, the steps kept apart. */
export interface TurnMessages {
  /** Id of the turn. */
  id: string;
  user: Message;
  /** For each step the assistant's message and the results of its calls. */
  steps: Message[][];
}

/** The row that a model trains on: the system message, then every turn as it was played (METHOD §12.9). */
export function conversationRow(trajectory: Trajectory, tool: FindTool): ConversationRow {
  const turns = trajectory.turns.map((turn) => turnMessages(turn, tool));
  return {
    id: trajectory.id,
    kind: trajectory.kind,
    tools: trajectory.tools.map(tool),
    messages: [systemMessage, ...turns.flatMap(messagesOf)],
  };
}

/** The first message of every row. */
export const systemMessage: Message = { role: 'system', content: systemPrompt };

/** The messages of a turn in order. */
export function messagesOf(turn: TurnMessages): Message[] {
  return [turn.user, ...turn.steps.flat()];
}

/** The messages of one turn. Tools that the user adds stand, as JSON, after the user's words. */
export function turnMessages(turn: Turn, tool: FindTool): TurnMessages {
  return {
    id: turn.id,
    user: { role: 'user', content: userContent(turn.user, turn.addsTools.map(tool)) },
    steps: turn.steps.map(stepMessages),
  };
}

function stepMessages(step: Step): Message[] {
  const results = step.results.map((result, at): Message => {
    const call = step.calls[at]!;
    return { role: 'tool', call: call.id, name: call.name, content: JSON.stringify(resultContent(result)) };
  });
  return [{ role: 'assistant', content: spokenContent(step), calls: step.calls }, ...results];
}

// Beside calls, no text and an empty text are the same to every chat template; one spelling keeps the formats equal.
function spokenContent({ content, calls }: Step): string | null {
  if (calls.length > 0) return content === '' ? null : content;
  return content ?? '';
}
