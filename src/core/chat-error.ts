/** Why no answer came. `retryable` ones may succeed later; `stopsRun` tells which of the others concern all requests. */
export const chatErrorReasons = [
  /** 401, 403: no key, or one that the server does not take. */
  'refused-key',
  /** The server knows no model of this name. */
  'unknown-model',
  /** What answers at the address is no such server. */
  'wrong-address',
  /** The model or its server cannot be given tools. */
  'no-tools',
  /** The request is longer than the model's context window. */
  'context-too-small',
  /** 429: sent too fast. */
  'too-many-requests',
  /** The quota or the balance is used up; waiting a minute does not help. */
  'quota-exhausted',
  /** A filter of the provider does not let the request pass. */
  'refused-content',
  /** The server takes such a request for wrong, as with a setting that the model does not have. */
  'refused-request',
  /** 5xx. */
  'server-error',
  /** Nobody listens at the address. */
  'unreachable',
  /** The connection broke off, or the answer took too long. */
  'interrupted',
  /** The answer is not what such a server answers. */
  'unreadable',
] as const;
export type ChatErrorReason = (typeof chatErrorReasons)[number];

const retryable: ReadonlySet<ChatErrorReason> = new Set([
  'too-many-requests',
  'server-error',
  'unreachable',
  'interrupted',
  'unreadable',
]);

const stopping: ReadonlySet<ChatErrorReason> = new Set([
  'refused-key',
  'unknown-model',
  'wrong-address',
  'no-tools',
  'quota-exhausted',
  'unreachable',
]);

/**
 * Whether further requests would fail like this one until a person does something, so that a run must stop (and can be
 * resumed). Otherwise only the item of the request is lost.
 */
export function stopsRun(reason: ChatErrorReason): boolean {
  return stopping.has(reason);
}

/** What a `ChatError` says beside its message. */
export interface ChatErrorDetails {
  reason: ChatErrorReason;
  /** HTTP status, where the server gave one. */
  status?: number | undefined;
  /** How long the server asks to wait, in milliseconds. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** No answer came from a chat model. */
export class ChatError extends Error {
  readonly reason: ChatErrorReason;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(message: string, { reason, status, retryAfter, cause }: ChatErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ChatError';
    this.reason = reason;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return retryable.has(this.reason);
  }
}
