import type { JsonSchema } from './tool.ts';

/** A function that a model may call, as the chat completions API names it. */
export interface ChatTool {
  name: string;
  description: string;
  /** JSON Schema of type object. */
  parameters: JsonSchema;
}

/** A call that a model made. `arguments` is JSON text as the model wrote it, which need not be JSON. */
export interface ChatCall {
  id: string;
  name: string;
  arguments: string;
}

/** One message of a conversation, in the manner of the chat completions API. */
export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; calls: readonly ChatCall[] }
  | { role: 'tool'; callId: string; name: string; content: string };

/** What a model is asked. */
export interface ChatRequest {
  messages: readonly ChatMessage[];
  tools?: readonly ChatTool[];
  temperature?: number;
  seed?: number;
  /** The most tokens that the answer may have. */
  maxTokens?: number;
  signal?: AbortSignal;
}

/** Tokens that a request took, as the server counts them; 0 where it does not say. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** What a model answered. */
export interface ChatAnswer {
  /** The text beside the calls, or the empty text. */
  content: string;
  calls: readonly ChatCall[];
  usage: Usage;
  /** Why the model stopped: `stop`, `length`, `tool-calls`, `content-filter` or another word. */
  finishReason: string;
}

/** A chat model. `generate` throws `ChatError` when no answer came. */
export interface ChatModel {
  /** What reports call it. */
  readonly name: string;
  generate(request: ChatRequest): Promise<ChatAnswer>;
}

/** No answer came from a chat model. */
export class ChatError extends Error {
  /** HTTP status, where the server gave one. */
  readonly status: number | undefined;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    details: { status?: number | undefined; retryable: boolean; retryAfter?: number | undefined; cause?: unknown },
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ChatError';
    this.status = details.status;
    this.retryable = details.retryable;
    this.retryAfter = details.retryAfter;
  }
}
