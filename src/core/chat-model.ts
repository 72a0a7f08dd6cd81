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

/** The form that an answer must have: JSON that a schema describes. */
export interface AnswerFormat {
  /** What the form is called: letters, digits, `_` and `-`, at most 64. */
  name: string;
  schema: JsonSchema;
}

/** What a model is asked. What a server has no setting for is left out where it only steers, such as `seed`. */
export interface ChatRequest {
  messages: readonly ChatMessage[];
  tools?: readonly ChatTool[];
  /** Asks for JSON of this form, natively where the server can, else in words. Servers may fail to keep it: check. */
  format?: AnswerFormat;
  temperature?: number;
  /** Nucleus sampling: only the likeliest tokens that together have this probability, from 0 to 1. */
  topP?: number;
  seed?: number;
  /** The most tokens that the answer may have. */
  maxTokens?: number;
  /** Asks for `logProbabilities` in the answer; servers that cannot give them answer without. */
  logProbabilities?: boolean;
  signal?: AbortSignal;
}

/** Tokens that a request took, as the server counts them; 0 where it does not say. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** A token of an answer and the natural logarithm of its probability. */
export interface TokenLogProbability {
  token: string;
  logProbability: number;
}

/** What a model answered. */
export interface ChatAnswer {
  /** The text beside the calls, or the empty text. */
  content: string;
  /** What the model thought before it answered, where the server or a `<think>` at the start of the text shows it. */
  reasoning?: string;
  calls: readonly ChatCall[];
  usage: Usage;
  /** Why the model stopped: `stop`, `length`, `tool-calls`, `content-filter` (a refusal too) or another word. */
  finishReason: string;
  /** Of the tokens of the answer in order, where they were asked for and the server gives them. */
  logProbabilities?: readonly TokenLogProbability[];
}

/** A chat model. `generate` throws `ChatError` when no answer came. */
export interface ChatModel {
  /** What reports call it. */
  readonly name: string;
  generate(request: ChatRequest): Promise<ChatAnswer>;
}
