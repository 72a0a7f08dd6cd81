import type { Act } from '../../../src/core/teacher.ts';
import type { Signature } from './look-up.ts';

/**
 * An agent that says what it is after before each call, as the paper's agents may (METHOD §3). A small model then copies
 * a noun from the user's words first, and finds the tool by what it has just said.
 */
export function sayAloud(act: Act, signatures: ReadonlyMap<string, Signature>): Act {
  return async (request) => {
    const message = await act(request);
    if (!('calls' in message) || message.calls.length === 0) return message;
    const nouns = message.calls.map(({ name }) => signatures.get(name)!.finds);
    return { ...message, content: `Finding the ${nouns.join(', the ')}.` };
  };
}
