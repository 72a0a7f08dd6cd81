import type { ChatTool } from '../../core/chat-model.ts';
import { argumentsJson } from './arguments-json.ts';
import { readWholeJsonCalls, takeJsonCalls } from './bare-json-calls.ts';
import type { CallFormat, WrittenText } from './call-format.ts';
import { placeAfter, readJsonCalls, readJsonObject } from './json-calls.ts';
import { takeCalls } from './take-calls.ts';

const mark = /<\|python_tag\|>|<function=([\w.-]+)>\s*(?=\{)/;
const closing = /\s*<\/function>/y;

/**
 * The format of Llama 3.1 and 3.2: `{"name": …, "parameters": …}` alone, or behind `<|python_tag|>`, or
 * `<function=NAME>{…}</function>`. Results stay messages of the role `tool`, which the template calls `ipython`.
 */
export const llama: CallFormat = {
  instructions: (tools) =>
    [
      'You may call the following functions. To call one, answer with nothing but JSON in the form',
      '{"name": function name, "parameters": dictionary of argument name and its value}',
      'and put "; " between several calls. Use no variables.',
      '',
      ...tools.map(toolText),
    ].join('\n'),
  write: (calls) =>
    calls
      .map(({ name, arguments: given }) => `{"name": ${JSON.stringify(name)}, "parameters": ${argumentsJson(given)}}`)
      .join('; '),
  tell: (results) => results.map(({ message }) => message),
  read: (text, offered) => {
    const whole = readWholeJsonCalls(text, offered);
    if (whole) return whole;
    const marked = readMarked(text);
    return marked.calls.length > 0 ? marked : takeJsonCalls(text, offered);
  },
};

function toolText(tool: ChatTool): string {
  return `${JSON.stringify({ type: 'function', function: tool }, null, 4)}\n`;
}

function readMarked(text: string): WrittenText {
  return takeCalls(text, mark, ({ index, 0: { length }, 1: name }) => {
    const start = index + length;
    if (name === undefined) return readJsonCalls(text, start);
    const given = readJsonObject(text, start);
    if (!given) return { calls: [], end: start };
    return { calls: [{ name, arguments: JSON.stringify(given.value) }], end: placeAfter(closing, text, given.end) };
  });
}
