import { scanBrackets } from './scan-brackets.ts';

/** The most places of a text that are tried. */
const most = 20;

const fence = /```[\w-]*[ \t]*\n?([\s\S]*?)(?:```|$)/g;

/** The parts of a text that may be JSON, the likeliest first: all of it, then code blocks, then what stands in brackets. */
export function findJson(text: string): string[] {
  const blocks = Array.from(text.matchAll(fence), ([, block]) => block!.trim());
  return [text.trim(), ...blocks, ...bracketedParts(text)].filter((part) => part !== '').slice(0, most);
}

function* bracketedParts(text: string): Generator<string> {
  const bracket = /[{[]/g;
  for (let opening = bracket.exec(text); opening; opening = bracket.exec(text)) {
    const { end } = scanBrackets(text, opening.index);
    if (end !== undefined) yield text.slice(opening.index, end);
    else if (looksLikeJson(text.slice(opening.index + 1, opening.index + 80))) {
      // What is inside of JSON that is cut off must not pass for the whole.
      yield text.slice(opening.index);
      return;
    }
    if (end !== undefined) bracket.lastIndex = end;
  }
}

function looksLikeJson(inside: string): boolean {
  return /^\s*(?:["'{[\]}“]|-?\d|\w+\s*:|$)/.test(inside);
}
