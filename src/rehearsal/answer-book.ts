import type { ChatAnswer, ChatCall, ChatMessage, ChatRequest, ChatTool } from '../core/chat-model.ts';
import { contentHash } from '../core/hash.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import { criticismMark } from '../teacher/model/index.ts';

/** What the scripted teacher says, ready to be looked up by what a model is asked. */
export class AnswerBook {
  /** By all that was asked, or for a question for JSON by its first two messages. */
  readonly #answers = new Map<string, SaidMessage>();
  /** By how a turn begins: the different messages of the agent in that turn, in order. */
  readonly #turns = new Map<string, SaidMessage[]>();

  /** Enters what is said to a request. */
  enter(request: ChatRequest, answer: SaidMessage): void {
    this.#answers.set(requestKey(request), answer);
    if (!request.tools) return;
    const key = turnKey(request);
    const turn = this.#turns.get(key) ?? [];
    if (!turn.some((message) => sameMessage(message, answer))) turn.push(answer);
    this.#turns.set(key, turn);
  }

  /**
   * What is said to a request; undefined when it is not in the book. Bad answers that a model gave before do not matter: an agent
   * goes on with what has not succeeded yet.
   */
  find(request: ChatRequest): SaidMessage | undefined {
    const known = this.#answers.get(requestKey(request));
    if (known || !request.tools) return known;
    const turn = this.#turns.get(turnKey(request));
    const done = succeeded(request.messages);
    return turn?.find((message) => !done.some((said) => sameMessage(said, message))) ?? turn?.at(-1);
  }
}

/** What an agent says in one message. */
export type SaidMessage = Pick<ChatAnswer, 'content'> & { calls: readonly Pick<ChatCall, 'name' | 'arguments'>[] };

// Of a question for JSON, what comes after the first two messages tells of answers that could not be used.
function requestKey(request: ChatRequest): string {
  const { messages, tools, seed = 0 } = request;
  if (!tools) return contentHash(messages.slice(0, 2) as unknown as Json);
  return chatKey(messages, tools, seed);
}

function turnKey({ messages, tools = [], seed = 0 }: ChatRequest): string {
  return chatKey(messages.slice(0, lastUser(messages) + 1), tools, seed);
}

// Samples of a student are told apart by their seed.
function chatKey(messages: readonly ChatMessage[], tools: readonly ChatTool[], seed: number): string {
  const names = tools.map(({ name }) => name);
  return contentHash({ messages: messages.map(withoutCriticism), names, seed } as unknown as Json);
}

function lastUser(messages: readonly ChatMessage[]): number {
  return messages.findLastIndex(({ role }) => role === 'user');
}

/** What the agent said in the turn in progress, without the messages of which a call failed. */
function succeeded(messages: readonly ChatMessage[]): SaidMessage[] {
  const turn = messages.slice(lastUser(messages) + 1);
  const failed = new Set(
    turn.flatMap((message) => (message.role === 'tool' && isError(message) ? [message.callId] : [])),
  );
  return turn.flatMap((message) =>
    message.role === 'assistant' && !message.calls.some(({ id }) => failed.has(id)) ? [message] : [],
  );
}

function isError({ content }: ChatMessage): boolean {
  return content.startsWith('{"error":');
}

function withoutCriticism(message: ChatMessage): ChatMessage {
  const at = message.content.indexOf(criticismMark);
  return at < 0 ? message : { ...message, content: message.content.slice(0, at).trim() };
}

function sameMessage(left: SaidMessage, right: SaidMessage): boolean {
  return messageKey(left) === messageKey(right);
}

function messageKey({ content, calls }: SaidMessage): string {
  const made = calls.map(({ name, arguments: given }) => `${name} ${argumentsKey(given)}`);
  return made.length > 0 ? made.join('\n') : content;
}

function argumentsKey(text: string): string {
  try {
    return canonicalJson(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}
