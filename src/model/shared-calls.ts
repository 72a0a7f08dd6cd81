/** Does the same work once for all who want it at the same time. */
export class SharedCalls<Value> {
  readonly #running = new Map<string, Call<Value>>();

  /**
   * Joins the work under a key, or begins it. Who gives up by `signal` leaves the others undisturbed; the signal that
   * the work gets fires when nobody is left.
   */
  async join(
    key: string,
    signal: AbortSignal | undefined,
    begin: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    signal?.throwIfAborted();
    const call = this.#running.get(key) ?? this.#begin(key, begin);
    call.waiting += 1;
    try {
      return await unlessAborted(call.outcome, signal);
    } finally {
      call.waiting -= 1;
      if (call.waiting === 0 && this.#end(key, call)) call.controller.abort(signal?.reason);
    }
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<Value>): Call<Value> {
    const controller = new AbortController();
    const outcome = begin(controller.signal).finally(() => this.#end(key, call));
    const call: Call<Value> = { outcome, controller, waiting: 0 };
    this.#running.set(key, call);
    return call;
  }

  /** Whether the call was still running. */
  #end(key: string, call: Call<Value>): boolean {
    return this.#running.get(key) === call && this.#running.delete(key);
  }
}

interface Call<Value> {
  outcome: Promise<Value>;
  controller: AbortController;
  waiting: number;
}

async function unlessAborted<Value>(outcome: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return outcome;
  const { promise, stop } = abortion(signal);
  try {
    return await Promise.race([outcome, promise]);
  } finally {
    stop();
  }
}

function abortion(signal: AbortSignal): { promise: Promise<never>; stop: () => void } {
  let onAbort = () => {};
  const promise = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', onAbort);
  return { promise, stop: () => signal.removeEventListener('abort', onAbort) };
}
