import { toolsClosing, toolsOpening } from '../core/hermes-template.ts';
import type { Json } from '../core/json.ts';
import { pythonJson } from '../core/python-json.ts';
import type { Message } from '../core/row.ts';
import type { ToolDefinition } from '../core/tool-definition.ts';
import { NumberedMessages, type UnnumberedCall } from './numbered-calls.ts';
import type { KnownTools } from './tool-texts.ts';

const start = '<|im_start|>';
const end = '<|im_end|>\n';
const callOpening = '\n<tool_call>\n';
const callClosing = '\n</tool_call>';
const resultOpening = '\n<tool_response>\n';
const resultClosing = '\n</tool_response>';

/** Text that means something to the template or to a reader of its output, and so cannot stand in a message. */
export const reservedText = /<\|im_start\|>|<\|im_end\|>|<\|endoftext\|>|<\/?(?:tools|tool_call|tool_response)>/;

/** One tool as the template writes it. */
export function renderHermesTool(definition: ToolDefinition): string {
  return pythonJson(definition as unknown as Json);
}

/**
 * The conversation as the chat template of Qwen2.5 (the Hermes style of tool calls) writes it. The first message must be
 * the system message. `tools` holds one tool a line; without tools the text has no tools section.
 */
export function renderHermes(messages: readonly Message[], tools: string): string {
  const [system, ...rest] = messages;
  const section = tools === '' ? '' : toolsOpening + tools + toolsClosing;
  const parts = rest.map((message, at) => renderMessage(message, rest[at - 1], rest[at + 1]));
  return `${start}system\n${system?.content ?? ''}${section}${end}${parts.join('')}`;
}

function renderMessage(message: Message, before: Message | undefined, after: Message | undefined): string {
  if (message.role === 'tool') {
    const opening = before?.role === 'tool' ? '' : `${start}user`;
    const closing = after?.role === 'tool' ? '' : end;
    return opening + resultOpening + message.content + resultClosing + closing;
  }
  if (message.role !== 'assistant' || message.calls.length === 0) {
    return `${start}${message.role}\n${message.content ?? ''}${end}`;
  }
  const text = message.content ? `\n${message.content}` : '';
  const calls = message.calls.map(
    (call) => `${callOpening}{"name": "${call.name}", "arguments": ${pythonJson(call.arguments)}}${callClosing}`,
  );
  return `${start}assistant${text}${calls.join('')}${end}`;
}

/** Reads such a text back. Throws where it is none. Calls are numbered in order, because the text has no ids. */
export function parseHermes(
  text: string,
  known?: KnownTools,
): { messages: Message[]; tools: readonly ToolDefinition[] } {
  const read = new NumberedMessages();
  let tools: readonly ToolDefinition[] = [];
  for (const [at, block] of splitBlocks(text).entries()) {
    const { role, body } = block;
    if (at === 0) tools = readSystem(body, read, known);
    else if (role === 'assistant') readAnswer(body, read);
    else if (body.startsWith(resultOpening.slice(1))) readResults(body, read);
    else read.say({ role, content: body });
  }
  return { messages: read.messages, tools };
}

interface Block {
  role: 'system' | 'user' | 'assistant';
  body: string;
}

function splitBlocks(text: string): Block[] {
  if (!text.startsWith(start) || !text.endsWith(end)) throw new Error('the text is not made of messages');
  return text
    .slice(start.length, -end.length)
    .split(end + start)
    .map((block) => {
      const at = block.indexOf('\n');
      const role = block.slice(0, at);
      if (role !== 'system' && role !== 'user' && role !== 'assistant') throw new Error(`there is no role "${role}"`);
      return { role, body: block.slice(at + 1) };
    });
}

function readSystem(body: string, read: NumberedMessages, known: KnownTools | undefined): readonly ToolDefinition[] {
  const at = body.indexOf(toolsOpening);
  if (at < 0) {
    read.say({ role: 'system', content: body });
    return [];
  }
  read.say({ role: 'system', content: body.slice(0, at) });
  const tools = body.slice(at + toolsOpening.length, body.length - toolsClosing.length);
  if (!body.endsWith(toolsClosing)) throw new Error('the tools section does not end');
  if (known && tools === known.text) return known.definitions;
  return tools.split('\n').map((line) => JSON.parse(line) as ToolDefinition);
}

function readAnswer(body: string, read: NumberedMessages): void {
  const [content, ...calls] = `\n${body}`.split(callOpening);
  if (calls.length === 0) {
    read.answer(body, []);
    return;
  }
  const parsed = calls.map((call) => {
    if (!call.endsWith(callClosing)) throw new Error('a call does not end');
    return JSON.parse(call.slice(0, -callClosing.length)) as UnnumberedCall;
  });
  read.answer(content === '' ? null : content!.slice(1), parsed);
}

function readResults(body: string, read: NumberedMessages): void {
  const results = `\n${body}`.slice(resultOpening.length, -resultClosing.length).split(resultClosing + resultOpening);
  for (const result of results) read.result(result);
}
