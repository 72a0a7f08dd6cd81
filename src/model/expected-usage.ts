import { ChatError } from '../core/chat-error.ts';
import type { ChatAnswer, ChatRequest, ChatTool, Usage } from '../core/chat-model.ts';

// A token of English or of JSON is three to four bytes, one of Chinese about three: this guesses rather too much.
const bytesPerToken = 3;

/** Tokens that an answer is expected to have at most when its request does not bound them. */
export const unboundedAnswer = 4096;

/**
 * The most that a request is expected to take, guessed before it is sent: a token for three bytes of its messages and
 * tools as JSON, and `maxTokens` of output, or 4,096 where it does not say.
 */
export function expectedUsage(request: ChatRequest): Usage {
  const { maxTokens = unboundedAnswer } = request;
  return { inputTokens: expectedInput(request), outputTokens: maxTokens };
}

const expected = new WeakMap<ChatRequest, number>();

// Limit and budget ask for the same request.
function expectedInput(request: ChatRequest): number {
  const known = expected.get(request);
  if (known !== undefined) return known;
  const { messages, tools = [], format } = request;
  const parts = [
    bytesOf(messages),
    listBytes(tools.map(toolBytes)),
    ...(format === undefined ? [] : [bytesOf(format)]),
  ];
  const tokens = Math.ceil(listBytes(parts) / bytesPerToken);
  expected.set(request, tokens);
  return tokens;
}

const lengths = new WeakMap<ChatTool, number>();

// The same tools come with every request of a run.
function toolBytes(tool: ChatTool): number {
  const known = lengths.get(tool);
  if (known !== undefined) return known;
  const bytes = bytesOf(tool);
  lengths.set(tool, bytes);
  return bytes;
}

/** The bytes of a list as JSON, from those of its items. */
function listBytes(items: readonly number[]): number {
  return items.reduce((sum, bytes) => sum + bytes, 2 + Math.max(0, items.length - 1));
}

/** What an answer took: what the server says, or a guess from the texts where it does not say. */
export function settledUsage(request: ChatRequest, { usage, content, reasoning = '', calls }: ChatAnswer): Usage {
  return {
    inputTokens: usage.inputTokens || expectedUsage(request).inputTokens,
    outputTokens: usage.outputTokens || tokensOf([reasoning + content, calls]),
  };
}

/**
 * Whether a failed request surely took no tokens: nobody was there, or the server refused it. A lost answer may have been
 * paid.
 */
export function tookNothing(error: unknown): boolean {
  if (!(error instanceof ChatError)) return false;
  return error.reason === 'unreachable' || (error.status !== undefined && error.status >= 400);
}

function tokensOf(value: unknown): number {
  return Math.ceil(bytesOf(value) / bytesPerToken);
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
