import type { ChatTool } from '../../core/chat-model.ts';
import { isJsonObject, type Json } from '../../core/json.ts';
import { fromJson, isKeyword, repr } from '../../python/index.ts';
import { scanBrackets } from '../json/scan-brackets.ts';
import type { CallFormat, WrittenCall } from './call-format.ts';
import { readPythonCalls } from './python-calls.ts';
import { takeCalls, unfenced } from './take-calls.ts';

/** The format of the paper and of BFCL: `[name(key=value, …), …]` in Python. */
export const python: CallFormat = {
  instructions: (tools) =>
    [
      'To call functions, answer with nothing but [name(parameter=value, ...), ...], with the values as Python literals.',
      'You get the results and may then call further functions; when nothing is left to call, answer in plain words.',
      '',
      'The functions:',
      JSON.stringify(tools satisfies readonly ChatTool[]),
    ].join('\n'),
  write: (calls) => `[${calls.map(callText).join(', ')}]`,
  tell: (results) => {
    const told = results.map(({ call, message }) => ({ call: callText(call), result: message.content }));
    return [{ role: 'user', content: `Results of the calls:\n${JSON.stringify(told)}` }];
  },
  read: (text, offered) => {
    const whole = readWhole(text, offered);
    if (whole) return { content: '', calls: whole };
    return takeCalls(text, /\[\s*[A-Za-z_][\w.-]*\s*\(/, ({ index }) => {
      const { end = text.length } = scanBrackets(text, index);
      const calls = readPythonCalls(text.slice(index, end), offered) ?? [];
      return { calls: calls.every(({ name }) => offered.has(name)) ? calls : [], end };
    });
  },
};

// In brackets any name will do, since a model may call a tool that there is not.
function readWhole(text: string, offered: ReadonlySet<string>): readonly WrittenCall[] | undefined {
  const source = unfenced(text);
  const calls = readPythonCalls(source, offered);
  const isMarked = source.startsWith('[') || calls?.every(({ name }) => offered.has(name));
  return isMarked && calls?.length ? calls : undefined;
}

function callText({ name, arguments: text }: WrittenCall): string {
  const given = parsed(text);
  if (!isJsonObject(given)) return `${name}(${repr(text)})`;
  const named: string[] = [];
  const unnamed: [string, Json][] = [];
  for (const [key, value] of Object.entries(given)) {
    if (isPlainName(key)) named.push(`${key}=${repr(fromJson(value))}`);
    else unnamed.push([key, value]);
  }
  if (unnamed.length > 0) named.push(`**${repr(fromJson(Object.fromEntries(unnamed)))}`);
  return `${name}(${named.join(', ')})`;
}

/** Whether a name can stand before `=` in a call and be read as it is written. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !isKeyword(name);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
