import type { ChatMessage, ChatRequest } from '../core/chat-model.ts';
import { textHash } from '../core/hash.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import { formatMark } from '../model/index.ts';

/**
 * What a request asks, as a hash: its messages, the names of its tools and its seed. It is the same however the request came:
 * a form of answers that is asked for in words, the ids of calls and the names beside results do not count.
 */
export function requestIdentity(request: ChatRequest): string {
  return identityOf(askedText(request), request.seed);
}

/** The identity of a request, and that of the same request without its seed. */
export function seededIdentities(request: ChatRequest): { own: string; withoutSeed: string } {
  const text = askedText(request);
  return { own: identityOf(text, request.seed), withoutSeed: identityOf(text, undefined) };
}

function identityOf(text: string, seed: number | undefined): string {
  return textHash(`${seed ?? ''} ${text}`);
}

function askedText({ messages, tools = [] }: ChatRequest): string {
  return JSON.stringify([messages.map(plainMessage), tools.map(({ name }) => name)]);
}

function plainMessage(message: ChatMessage): unknown[] {
  switch (message.role) {
    case 'system':
      return ['system', withoutFormat(message.content)];
    case 'assistant':
      return ['assistant', message.content, ...message.calls.map(({ name, arguments: given }) => [name, plain(given)])];
    default:
      return [message.role, message.content];
  }
}

/** A system message without the form of the answer that a server is told in words. */
export function withoutFormat(text: string): string {
  const at = text.indexOf(formatMark);
  return at < 0 ? text : text.slice(0, at).trimEnd();
}

function plain(given: string): string {
  try {
    return canonicalJson(JSON.parse(given) as Json);
  } catch {
    return given;
  }
}
