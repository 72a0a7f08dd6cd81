import type { Json } from '../core/json.ts';

/**
 * The value of JSON text that may be cut off at any point: the last unfinished member is left out and what is open is
 * closed. Undefined when nothing of it can be read.
 */
export function completeJson(text: string): Json | undefined {
  return parse(text) ?? parse(closeAtLastValue(text));
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Text that is cut off is what this file is about; the caller tries again or does without.
    return undefined;
  }
}

/** Cuts the text after its last whole member and closes the objects and lists that are open there. */
function closeAtLastValue(text: string): string {
  const open: string[] = [];
  let end = 0;
  let closing: string[] = [];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{},]/g)) {
    if (token.startsWith('"')) continue;
    if (token === '{') open.push('}');
    else if (token === '[') open.push(']');
    else if (token !== ',') open.pop();
    end = token === ',' ? index : index + 1;
    closing = open.toReversed();
  }
  return text.slice(0, end) + closing.join('');
}
