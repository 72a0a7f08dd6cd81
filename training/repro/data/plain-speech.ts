import type { Random } from '../../../src/core/random.ts';
import type { Act, ActRequest, AgentMessage, WriteQuery } from '../../../src/core/teacher.ts';
import { type Voice, voices } from '../../../src/teacher/plan/voice.ts';
import type { Signature } from './look-up.ts';

/** Finds the signature of a tool by its id. */
export type SignatureOf = (id: string) => Signature;

/**
 * An agent with one wording for each thing that it says. It says what it is after before each call, as the paper's
 * agents may (METHOD §3): the model copies a noun from the user's words, and finds the tool by what it has just said.
 */
export function speakPlainly(act: Act, byName: ReadonlyMap<string, Signature>, byId: SignatureOf): Act {
  return async (request) => {
    const message = await act(request);
    if (!('calls' in message)) return message;
    return { ...message, content: wordsFor(message, request, byName, byId) };
  };
}

function wordsFor(
  { calls, content }: AgentMessage,
  { hint }: ActRequest,
  byName: ReadonlyMap<string, Signature>,
  byId: SignatureOf,
): string | null {
  if (calls.length > 0) return `Finding the ${calls.map(({ name }) => byName.get(name)!.finds).join(', the ')}`;
  const finds = hint?.type === 'missing' ? byId(hint.missing.tools.at(-1)!).finds : null;
  // What a student says by mistake where something is missing does not name it.
  if (hint?.type !== 'missing' || !content?.includes(finds!)) return content?.match(report)?.join(' ') ?? content;
  const lack = hint.missing.kind === 'function' ? 'No function does.' : `Which ${hint.missing.parameter}?`;
  return `Finding the ${finds}. ${lack}`;
}

const report = /Found the \w+ \w+\./g;

/** A user who always speaks in one voice. */
export function inVoice(writeQuery: WriteQuery, voice: Voice): WriteQuery {
  return (request) => writeQuery({ ...request, random: streamOf(voice, request.random) });
}

// The teacher draws the voice of a conversation from the stream that it is given.
function streamOf(voice: Voice, random: Random): Random {
  for (let number = 0; ; number += 1) {
    const stream = random.fork(number);
    if (stream.fork('voice').pick(voices) === voice) return stream;
  }
}
