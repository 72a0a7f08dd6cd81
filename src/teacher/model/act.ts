import type { ChatMessage } from '../../core/chat-model.ts';
import { systemPrompt } from '../../core/system-prompt.ts';
import type { Task } from '../../core/task.ts';
import type { Act, ActRequest } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import { userContent } from '../../core/user-content.ts';
import { agentMessage } from './agent-message.ts';
import { generate, type RoleModel, type Settings } from './ask.ts';
import { chatTool, stepMessages } from './chat-messages.ts';
import { hintText } from './hint-text.ts';
import { fillPrompt, type Prompts } from './prompts.ts';
import { seedNumber } from './seed.ts';

/** How an agent is asked beside its messages. */
export interface ActOptions extends RoleModel {
  /** The tool of an id, for tools that are not offered. */
  tool(id: string): Tool;
  settings: Settings;
}

/**
 * Plays the agent with a model. With `detailed` instructions it is the teacher who sees the reference as a hint (METHOD §9,
 * §12.5), with `general` ones the student who sees a misleading hint (§10), with `plain` ones the student as it is trained
 * and measured: the system message and the user's words of a training row, and nothing else.
 */
export function actBy({ model, prompts, tool, settings, onAnswer }: ActOptions): Act {
  return async (request) => {
    const messages = chatOf(request, prompts, tool);
    const answer = await generate(model, { messages, tools: request.tools.map(chatTool), ...settings });
    const message = 'refused' in answer ? answer : agentMessage(answer);
    onAnswer?.('refused' in message ? message : null);
    return message;
  };
}

/** A student as it plays one sample of a task: samples differ by the seed that is sent. */
export function studentBy(options: Omit<ActOptions, 'settings'>): (task: Task, sample: number) => Act {
  return (task, sample) => {
    const seed = seedNumber(`${task.seed}/student/${sample}`);
    return actBy({ ...options, settings: { temperature: 1, topP: 1, seed, maxTokens: 2000 } });
  };
}

function chatOf(request: ActRequest, prompts: Prompts, tool: (id: string) => Tool): ChatMessage[] {
  const { history, turn } = request;
  const [system, user] = openingOf(request, prompts, tool);
  const byName = new Map(request.tools.map((offered) => [offered.id, offered]));
  const earlier = history.flatMap(({ user: words, addsTools, steps }): ChatMessage[] => [
    {
      role: 'user',
      content: userContent(
        words,
        addsTools.map((id) => byName.get(id) ?? tool(id)),
      ),
    },
    ...steps.flatMap(stepMessages),
  ]);
  return [system, ...earlier, user, ...turn.steps.flatMap(stepMessages)];
}

/** The system message, and the user's message of the turn in progress. */
function openingOf(request: ActRequest, prompts: Prompts, tool: (id: string) => Tool): [ChatMessage, ChatMessage] {
  const { instructions, turn, hint, criticism } = request;
  const query = userContent(turn.user, turn.addsTools);
  if (instructions === 'plain' || !hint) return [plainSystem, { role: 'user', content: query }];
  const parts = { query, hint: hintText(hint, tool) };
  const messages =
    instructions === 'general'
      ? fillPrompt(prompts.prompt('act-misled'), parts)
      : fillPrompt(prompts.prompt('act'), { ...parts, criticism: criticismText(criticism) });
  return messages as [ChatMessage, ChatMessage];
}

const plainSystem: ChatMessage = { role: 'system', content: systemPrompt };

/** What stands before the criticism of an earlier attempt in a prompt. */
const criticismMark = '[Criticism of your last attempt]';

function criticismText(criticism: readonly string[]): string {
  return criticism.length === 0 ? '' : `\n${criticismMark}\n${criticism.at(-1)}`;
}
