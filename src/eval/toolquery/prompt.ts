import type { ChatMessage, ChatTool } from '../../core/chat-model.ts';
import type { EnvironmentName } from './environment-name.ts';
import type { MemoryEntry } from './episode.ts';
import { examples } from './prompt-examples.ts';
import type { ToolQueryTask } from './task.ts';
import { parametersOf, type ToolDocument } from './tool-document.ts';
import { describeTool } from './tool-text.ts';

/** What a prompt of text action mode is made of. */
export interface TextPrompt {
  task: ToolQueryTask;
  tools: readonly ToolDocument[];
  memory: readonly MemoryEntry[];
  /** Whether a prompt is short enough; the oldest entries of the memory go until it is. Default: always. */
  fits?: ((messages: readonly ChatMessage[]) => boolean) | undefined;
}

const longestMemory = 100;

/**
 * The messages that ask for the next action in text action mode. They have the structure of AgentBoard's vanilla agent
 * (tools, example, goal, memory, `Action: `), in words of our own.
 */
export function textMessages({ task, tools, memory, fits = () => true }: TextPrompt): ChatMessage[] {
  let kept = memory.slice(-longestMemory);
  let messages = withMemory(task, tools, kept);
  while (kept.length > 0 && !fits(messages)) {
    kept = kept.slice(1);
    messages = withMemory(task, tools, kept);
  }
  return messages;
}

/** A reply of text action mode up to its first line break, where the original stops its models. */
export function firstLineOf(reply: string): string {
  return reply.trimStart().split('\n', 1)[0]!;
}

/** The messages that begin an episode in which the model calls functions. */
export function callingMessages(task: ToolQueryTask, firstObservation: string): ChatMessage[] {
  return [
    { role: 'system', content: `${role} Call the functions you need, one at a time, until you call finish.` },
    { role: 'user', content: `Goal: ${task.goal}\n\n${firstObservation}` },
  ];
}

/** The tools as functions of the chat completions API. Weather's lists name no required parameters, yet all are. */
export function chatTools(environment: EnvironmentName, tools: readonly ToolDocument[]): ChatTool[] {
  return tools.map((tool) => {
    const names = parametersOf(tool).map(([name]) => name);
    const whole = { type: 'object', properties: {}, ...tool.parameters } as const;
    const parameters = environment === 'weather' ? { ...whole, required: names } : whole;
    return { name: tool.name, description: tool.description, parameters };
  });
}

const role = 'You reach goals for people by means of tools.';

function withMemory(
  task: ToolQueryTask,
  tools: readonly ToolDocument[],
  memory: readonly MemoryEntry[],
): ChatMessage[] {
  const content = [
    instruction(task.environment, tools),
    `An example:\n${examples[task.environment]}`,
    `The goal to reach now: ${task.goal}\nAn action called check_valid_actions tells which actions there are.`,
    memory.map(({ kind, text }) => `${kind}: ${text}`).join('\n'),
  ].join('\n');
  return [
    { role: 'system', content: role },
    { role: 'user', content: `${content}\nAction: ` },
  ];
}

function instruction(environment: EnvironmentName, tools: readonly ToolDocument[]): string {
  const rules = [
    ...(environment === 'weather' ? ['Coordinates of a city come from get_latitude_longitude alone.'] : []),
    'The action finish ends the goal with your answer.',
    'Answer with one line: the name of an action, " with Action Input: ", and a Python dict of its arguments.',
  ];
  return ['These are the actions, with what they take and return:', ...tools.map(describeTool), ...rules].join('\n');
}
