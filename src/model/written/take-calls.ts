import type { WrittenCall, WrittenText } from './call-format.ts';
import type { ReadCalls } from './json-calls.ts';

/**
 * Takes the calls out of a text: wherever `mark` stands, `readAt` is asked for the calls that begin there, and for where
 * they end. What it reads no call of stays in the text.
 */
export function takeCalls(text: string, mark: RegExp, readAt: (match: RegExpExecArray) => ReadCalls): WrittenText {
  const calls: WrittenCall[] = [];
  const rest: string[] = [];
  const search = new RegExp(mark, 'g');
  let from = 0;
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const read = readAt(match);
    if (read.calls.length === 0) continue;
    calls.push(...read.calls);
    rest.push(text.slice(from, match.index));
    from = read.end;
    search.lastIndex = Math.max(read.end, match.index + 1);
  }
  if (calls.length === 0) return { content: text, calls };
  return { content: joined([...rest, text.slice(from)]), calls };
}

const emptyBlock = /```[\w-]*\s*```/g;

function joined(parts: readonly string[]): string {
  const text = parts.join('\n').replace(emptyBlock, '');
  return text.replace(/\n\s*\n\s*(?=\n)/g, '\n').trim();
}

/** A text without the code block around all of it. */
export function unfenced(text: string): string {
  const inside = /^```[\w-]*[ \t]*\n?([\s\S]*?)(?:```)?$/.exec(text.trim())?.[1];
  return (inside === undefined || inside.includes('```') ? text : inside).trim();
}
