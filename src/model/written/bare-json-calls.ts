import type { WrittenText } from './call-format.ts';
import { readJsonCalls } from './json-calls.ts';
import { takeCalls, unfenced } from './take-calls.ts';

/**
 * Reads a text that is nothing but calls as JSON; undefined where it is anything else. Any name will do, since a model
 * may call a tool that there is not, but a name alone must be an offered one.
 */
export function readWholeJsonCalls(text: string, offered: ReadonlySet<string>): WrittenText | undefined {
  const whole = unfenced(text);
  if (!/^[{[]/.test(whole)) return undefined;
  const { calls, end } = readJsonCalls(whole, 0);
  const isAll = calls.length > 0 && /^[\s;,\]]*$/.test(whole.slice(end));
  const areCalls = calls.every(({ name, arguments: given }) => given !== '{}' || offered.has(name));
  return isAll && areCalls ? { content: '', calls } : undefined;
}

const beginning = /\{\s*["'](?:name|function|type)["']\s*:/;

/** Takes calls of offered tools out of a text that has them as JSON between other words. */
export function takeJsonCalls(text: string, offered: ReadonlySet<string>): WrittenText {
  return takeCalls(text, beginning, ({ index }) => {
    const read = readJsonCalls(text, index);
    return read.calls.every(({ name }) => offered.has(name)) ? read : { calls: [], end: index };
  });
}
