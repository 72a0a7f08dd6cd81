import type { Dispatcher } from 'undici';

/** A server's answer. */
export interface ServerAnswer {
  status: number;
  /** By name in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** How an exchange ends. */
export interface ExchangeOptions {
  signal?: AbortSignal | undefined;
  /** The longest that it may take, in milliseconds. */
  longest: number;
  answered(answer: ServerAnswer): void;
  failed(error: unknown): void;
}

/** One request on a connection and its answer, gathered whole. A stream for it would cost more than all the rest. */
export class Exchange implements Dispatcher.DispatchHandlers {
  readonly #options: ExchangeOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #giveUp: () => void;
  readonly #chunks: Buffer[] = [];
  #abort: (reason?: Error) => void = () => {};
  #status = 0;
  #headers: Record<string, string> = {};

  constructor(options: ExchangeOptions) {
    const { signal, longest } = options;
    this.#options = options;
    this.#giveUp = () => this.#abort(signal?.reason as Error);
    signal?.addEventListener('abort', this.#giveUp);
    // An answer that drips for ever runs into no other limit.
    this.#timer = setTimeout(() => this.#abort(new Error('the answer takes too long')), longest);
  }

  onConnect(abort: (reason?: Error) => void): void {
    this.#abort = abort;
    if (this.#options.signal?.aborted) this.#giveUp();
  }

  onHeaders(status: number, headers: Buffer[]): boolean {
    this.#status = status;
    this.#headers = headersFrom(headers);
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    this.#end();
    const body = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#options.answered({ status: this.#status, headers: this.#headers, body });
  }

  onError(error: Error): void {
    this.#end();
    this.#options.failed(error);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener('abort', this.#giveUp);
  }
}

function headersFrom(raw: readonly Buffer[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]!.toString('latin1').toLowerCase();
    const value = raw[at + 1]!.toString('latin1');
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
