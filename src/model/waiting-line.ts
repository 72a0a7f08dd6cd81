/** Someone who waits in a line. Being admitted or refused ends that. */
export interface Waiter<Item, Pass> {
  readonly item: Item;
  admit(pass: Pass): void;
  refuse(error: unknown): void;
}

/** Who waits, first come first served. `onChange` runs when someone has come or given up. */
export class WaitingLine<Item, Pass> {
  readonly #waiting = new Set<Waiter<Item, Pass>>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get first(): Waiter<Item, Pass> | undefined {
    return this.#waiting.values().next().value;
  }

  /** Waits until admitted. Throws what it is refused with, and the signal's reason. */
  async join(item: Item, signal: AbortSignal | undefined): Promise<Pass> {
    signal?.throwIfAborted();
    let stopListening = () => {};
    try {
      return await new Promise<Pass>((resolve, reject) => {
        const waiter = this.#waiter(item, resolve, reject);
        this.#waiting.add(waiter);
        this.#onChange();
        // Most are admitted at once, and listening costs more than that.
        if (signal && this.#waiting.has(waiter)) stopListening = this.#listen(signal, waiter);
      });
    } finally {
      stopListening();
    }
  }

  #listen(signal: AbortSignal, waiter: Waiter<Item, Pass>): () => void {
    const giveUp = () => {
      waiter.refuse(signal.reason);
      this.#onChange();
    };
    signal.addEventListener('abort', giveUp);
    return () => signal.removeEventListener('abort', giveUp);
  }

  #waiter(item: Item, resolve: (pass: Pass) => void, reject: (error: unknown) => void): Waiter<Item, Pass> {
    const waiter: Waiter<Item, Pass> = {
      item,
      admit: (pass) => {
        this.#waiting.delete(waiter);
        resolve(pass);
      },
      refuse: (error) => {
        this.#waiting.delete(waiter);
        reject(error);
      },
    };
    return waiter;
  }
}
