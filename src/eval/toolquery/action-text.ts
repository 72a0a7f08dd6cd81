import { space } from '../../python/text.ts';

/** An action as it was read: what it names, and its input, not evaluated yet. */
export interface WrittenAction {
  name: string;
  input: string;
}

const blanks = `(?:${space.source})?`;
const separated = `([^\\n]*?)${blanks}with${blanks}Action Input:${blanks}([^\\n]*)$`;
const anywhere = new RegExp(separated);
const fromStart = new RegExp(`^Action:${blanks}${separated}`);

/**
 * Finds `<name> with Action Input: <input>` in a reply; undefined when there is none up to the end of the text. Name
 * and input lie on one line each, so that anything after the line of the input is an error of form.
 */
export function findAction(reply: string): WrittenAction | undefined {
  return written(anywhere.exec(reply));
}

/** The text that the environment is given for an action. */
export function actionText({ name, input }: WrittenAction): string {
  return `Action: ${name} with Action Input: ${input}`;
}

/** Reads the text of an action again, as the environment does. */
export function readAction(text: string): WrittenAction | undefined {
  return written(fromStart.exec(text));
}

/** A reply without one leading `Action:`, and whether there was one. */
export function stripAction(reply: string): { text: string; stripped: boolean } {
  const text = reply.replace(leading, '');
  return { text, stripped: text !== reply };
}

const leading = new RegExp(`^Action:${blanks}`);

function written(match: RegExpExecArray | null): WrittenAction | undefined {
  return match ? { name: match[1]!, input: match[2]! } : undefined;
}
