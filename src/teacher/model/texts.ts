import { resultContent, type ToolCall, type ToolResult } from '../../core/call.ts';
import type { ReferenceStep, TaskTurn } from '../../core/task.ts';
import type { Tool } from '../../core/tool.ts';
import type { Step } from '../../core/trajectory.ts';

/** Longer answers are cut where a model reads them: a list of hundreds tells it nothing more. */
const longestAnswer = 4000;

/** What a model reads where there is nothing. */
export const nothing = '(none)';

/** A tool as a model reads it: name, description, parameters, and what it returns. */
export function toolText({ name, description, inputSchema, outputSchema }: ShownTool): string {
  return JSON.stringify({ name, description, parameters: inputSchema, ...(outputSchema && { returns: outputSchema }) });
}

/** What `toolText` shows. */
export type ShownTool = Pick<Tool, 'name' | 'description' | 'inputSchema'> & Partial<Pick<Tool, 'outputSchema'>>;

/** The finished turns of a reference: words, calls and answers. */
export function conversationText(history: readonly TaskTurn[]): string {
  if (history.length === 0) return '(this is the beginning)';
  return history.map((turn, at) => turnText(turn, at, at === history.length - 1)).join('\n\n');
}

function turnText({ query, steps, missing }: TaskTurn, at: number, isLast: boolean): string {
  const lack = missing
    ? [`The assistant said that it lacks ${missing.kind === 'function' ? 'a function' : 'a value'}.`]
    : [];
  return [`Turn ${at + 1}${isLast ? ' [last turn]' : ''}`, `User: ${query}`, ...stepLines(steps), ...lack].join('\n');
}

/** The calls of reference steps with their answers, one a line. */
export function stepsText(steps: readonly ReferenceStep[]): string {
  return steps.length === 0 ? nothing : stepLines(steps).join('\n');
}

function stepLines(steps: readonly ReferenceStep[]): string[] {
  return steps.flatMap(({ calls }) => calls.map(({ call, result }) => callLine(call, result)));
}

/** A call with its answer. */
export function callLine(call: ToolCall, result: ToolResult): string {
  return `${call.id}: ${callText(call)} -> ${answerText(result)}`;
}

/** A call as `name({…})`. */
export function callText({ name, arguments: given }: Pick<ToolCall, 'name' | 'arguments'>): string {
  return `${name}(${JSON.stringify(given)})`;
}

function answerText(result: ToolResult): string {
  const text = JSON.stringify(resultContent(result));
  return text.length <= longestAnswer ? text : `${text.slice(0, longestAnswer)}… (cut)`;
}

/** What an agent did in a turn, message by message, numbered from 1. */
export function agentText(steps: readonly Step[]): string {
  if (steps.length === 0) return nothing;
  return steps.map((step, at) => `Message ${at + 1}: ${messageText(step)}`).join('\n');
}

function messageText({ content, calls, results }: Step): string {
  const made = calls.map((call, at) => `\n  ${callLine(call, results[at]!)}`).join('');
  return `${content ?? ''}${made}`.trim();
}
