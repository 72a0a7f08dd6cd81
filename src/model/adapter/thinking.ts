/** A text and what a reasoning model thought before it. */
export interface Thought {
  reasoning: string | undefined;
  content: string;
}

// Where the server's template opens the thinking, the answer holds only the mark that closes it.
const closed = /^\s*(?:<think>)?([\s\S]*?)<\/think>\s*/;
const open = /^\s*<think>([\s\S]*)$/;

/** Parts a text from the thinking at its start, `<think>…</think>`, which an answer that is cut off does not close. */
export function splitThinking(text: string): Thought {
  if (!text.includes('think>')) return { reasoning: undefined, content: text };
  const thought = closed.exec(text) ?? open.exec(text);
  if (!thought) return { reasoning: undefined, content: text };
  return { reasoning: thought[1]!.trim() || undefined, content: text.slice(thought[0].length) };
}
