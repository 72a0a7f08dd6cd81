import { argumentsJson } from './arguments-json.ts';
import { readWholeJsonCalls, takeJsonCalls } from './bare-json-calls.ts';
import type { CallFormat } from './call-format.ts';
import { type ReadCalls, readJsonCalls, readJsonObject } from './json-calls.ts';
import { takeCalls } from './take-calls.ts';

const named = /\s*([\w.-]+)\s*(?:\[CALL_ID\]\w*)?\s*\[ARGS\]\s*(?=\{)/y;

/**
 * The format of Mistral: `[TOOL_CALLS] [{"name": …, "arguments": …}]`; the later form `[TOOL_CALLS]NAME[ARGS]{…}` is read
 * too. Results are a user message, since a server's template takes `[TOOL_RESULTS]` from nobody else.
 */
export const mistral: CallFormat = {
  instructions: (tools) => {
    const definitions = tools.map((definition) => ({ type: 'function', function: definition }));
    return [
      'To call functions, answer with nothing but [TOOL_CALLS] and a list of calls:',
      '[TOOL_CALLS] [{"name": function name, "arguments": {parameter: value}}]',
      'The results follow behind [TOOL_RESULTS].',
      '',
      `[AVAILABLE_TOOLS] ${JSON.stringify(definitions)}[/AVAILABLE_TOOLS]`,
    ].join('\n');
  },
  write: (calls) => {
    const objects = calls.map(
      ({ name, arguments: given }) => `{"name": ${JSON.stringify(name)}, "arguments": ${argumentsJson(given)}}`,
    );
    return `[TOOL_CALLS] [${objects.join(', ')}]`;
  },
  tell: (results) => {
    const texts = results.map(
      ({ message }) => `[TOOL_RESULTS] ${JSON.stringify({ content: message.content })}[/TOOL_RESULTS]`,
    );
    return [{ role: 'user', content: texts.join('\n') }];
  },
  read: (text, offered) => {
    const written = takeCalls(text, /\[TOOL_CALLS\]/, ({ index, 0: mark }) => readMarked(text, index + mark.length));
    if (written.calls.length > 0) return written;
    return readWholeJsonCalls(text, offered) ?? takeJsonCalls(text, offered);
  },
};

function readMarked(text: string, start: number): ReadCalls {
  named.lastIndex = start;
  const name = named.exec(text)?.[1];
  if (name === undefined) return readJsonCalls(text, start);
  const given = readJsonObject(text, named.lastIndex);
  return given
    ? { calls: [{ name, arguments: JSON.stringify(given.value) }], end: given.end }
    : { calls: [], end: start };
}
