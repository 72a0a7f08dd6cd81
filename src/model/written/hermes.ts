import type { ChatTool } from '../../core/chat-model.ts';
import { toolsClosing, toolsOpening } from '../../core/hermes-template.ts';
import type { Json } from '../../core/json.ts';
import { pythonJson } from '../../core/python-json.ts';
import { argumentsJson } from './arguments-json.ts';
import { readWholeJsonCalls, takeJsonCalls } from './bare-json-calls.ts';
import type { CallFormat } from './call-format.ts';
import { placeAfter, readJsonCalls } from './json-calls.ts';
import { takeCalls } from './take-calls.ts';

const opening = /<tool_call>(?:\s*```\w*)?/;
const closing = /\s*(?:```\s*)?<\/tool_call>/y;

/** The format of Hermes and Qwen: `<tool_call>{"name": …, "arguments": …}</tool_call>`, as Qwen2.5's template has it. */
export const hermes: CallFormat = {
  instructions: (tools) => (toolsOpening + tools.map(toolLine).join('\n') + toolsClosing).trimStart(),
  write: (calls) =>
    calls
      .map(
        ({ name, arguments: given }) =>
          `<tool_call>\n{"name": ${JSON.stringify(name)}, "arguments": ${argumentsJson(given)}}\n</tool_call>`,
      )
      .join('\n'),
  tell: (results) => {
    const texts = results.map(({ message }) => `<tool_response>\n${message.content}\n</tool_response>`);
    return [{ role: 'user', content: texts.join('\n') }];
  },
  read: (text, offered) => {
    const written = takeCalls(text, opening, ({ index, 0: mark }) => readBlock(text, index + mark.length));
    if (written.calls.length > 0) return written;
    return readWholeJsonCalls(text, offered) ?? takeJsonCalls(text, offered);
  },
};

function toolLine(definition: ChatTool): string {
  return pythonJson({ type: 'function', function: { ...definition } as Json });
}

function readBlock(text: string, start: number) {
  const next = text.slice(start).search(/<\/?tool_call>/);
  const { calls, end } = readJsonCalls(text, start, next === -1 ? text.length : start + next);
  return { calls, end: placeAfter(closing, text, end) };
}
