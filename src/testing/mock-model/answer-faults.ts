import type { ChatAnswer, ChatCall, ChatRequest } from '../../core/chat-model.ts';
import { isJsonObject, type Json } from '../../core/json.ts';
import type { Random } from '../../core/random.ts';
import { withoutFormat } from '../../rehearsal/index.ts';
import type { AnswerFault } from './faults.ts';

/** A chat model that goes wrong: what its answer becomes, or undefined where an answer cannot go wrong in this way. */
export type SpoilAnswer = (answer: ChatAnswer, request: ChatRequest, random: Random) => ChatAnswer | undefined;

/** What each fault makes of an answer. */
export const answerFaults: Readonly<Record<AnswerFault, SpoilAnswer>> = {
  'invalid-json': (answer) => {
    if (answer.calls.length > 0) return withFirstCall(answer, (call) => ({ ...call, arguments: half(call.arguments) }));
    return isJson(answer.content) ? { ...answer, content: half(answer.content) } : undefined;
  },
  'unknown-tool': (answer) => withFirstCall(answer, (call) => ({ ...call, name: `${call.name}_v2` })),
  'invented-parameter': (answer) =>
    withFirstCall(answer, (call) => ({ ...call, arguments: withInvented(call.arguments) })) ?? inventedInJson(answer),
  'empty-content': (answer) => saying(answer, ''),
  'refusal-text': (answer) => saying(answer, refusal),
  refusal: (answer) => ({ ...saying(answer, refusal), finishReason: 'content-filter' }),
  'content-filter': (answer) => ({ ...saying(answer, ''), finishReason: 'content-filter' }),
  'endless-text': endless,
  'prompt-leakage': (answer, { messages: [system] }) =>
    system?.role === 'system'
      ? { ...answer, content: `${withoutFormat(system.content)}\n\n${answer.content}` }
      : undefined,
  'hint-leakage': leakHint,
  gibberish: (answer, _, random) => saying(answer, gibberish(random)),
};

const refusal = "I'm sorry, but I can't help with that.";
const bytesPerToken = 4;
/** Where a request does not bound its answer, even an endless one has an end. */
const mostTokens = 4096;

function saying(answer: ChatAnswer, content: string): ChatAnswer {
  return { ...answer, content, calls: [], finishReason: 'stop' };
}

function endless(answer: ChatAnswer, { maxTokens = mostTokens }: ChatRequest): ChatAnswer {
  const content = 'and so on, '.repeat(maxTokens).slice(0, maxTokens * bytesPerToken);
  const usage = { ...answer.usage, outputTokens: maxTokens };
  return { ...answer, content, calls: [], usage, finishReason: 'length' };
}

const hintMark = '[Hint]';

function leakHint(answer: ChatAnswer, { messages }: ChatRequest): ChatAnswer | undefined {
  const asked = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const at = asked.indexOf(hintMark);
  if (at < 0 || answer.calls.length > 0) return undefined;
  return { ...answer, content: `${answer.content}\n\n${asked.slice(at).trim()}` };
}

function gibberish(random: Random): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const word = () => Array.from({ length: random.integer(3, 9) }, () => random.pick(letters)).join('');
  return Array.from({ length: random.integer(5, 20) }, word).join(' ');
}

function withFirstCall(answer: ChatAnswer, change: (call: ChatCall) => ChatCall): ChatAnswer | undefined {
  const [first, ...others] = answer.calls;
  return first && { ...answer, calls: [change(first), ...others] };
}

function withInvented(given: string): string {
  return JSON.stringify({ ...(JSON.parse(given) as object), ...invented });
}

const invented = { level_of_detail: 'high' };

function inventedInJson(answer: ChatAnswer): ChatAnswer | undefined {
  const said = isJson(answer.content) ? (JSON.parse(answer.content) as Json) : null;
  if (!isJsonObject(said) || !isJsonObject(said.arguments)) return undefined;
  return { ...answer, content: JSON.stringify({ ...said, arguments: { ...said.arguments, ...invented } }) };
}

function half(text: string): string {
  return text.slice(0, Math.ceil(text.length / 2));
}

function isJson(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
