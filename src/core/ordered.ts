import { setImmediate } from 'node:timers/promises';

/** How many items are worked on at once, and when to stop. */
export interface OrderedOptions {
  /** Items in work at the same time, at least 1. */
  concurrency: number;
  /** Items begun and waiting for their turn to be handed out, at least `concurrency`. Default: four times `concurrency`. */
  lookahead?: number;
  /** When it fires no further item is begun; what is in work is finished and handed out. */
  signal?: AbortSignal | undefined;
}

/** Does the work on one item. */
export type Worker<Item, Outcome> = (item: Item, index: number) => Outcome | Promise<Outcome>;

/**
 * Works on many items at once and yields what they became in the order of the items, whatever order they finish in.
 * When a worker fails, the outcomes of the items before it are yielded, then its error is thrown; after an abort an
 * error ends the sequence without being thrown, because being interrupted is what was asked. Nothing is left running
 * when the generator has ended.
 */
export async function* processInOrder<Item, Outcome>(
  items: Iterable<Item> | AsyncIterable<Item>,
  worker: Worker<Item, Outcome>,
  options: OrderedOptions,
): AsyncGenerator<Outcome, void, void> {
  const line = new Line(items, worker, options);
  const feeding = line.feed();
  // It is thrown when its turn comes; until then nobody awaits it, and Node would end the process.
  feeding.catch(() => {});
  let handedOut = 0;
  try {
    for (let next = await line.take(); next !== undefined; next = await line.take()) {
      if ('error' in next) {
        if (options.signal?.aborted) return;
        throw next.error;
      }
      yield next.outcome;
      handedOut += 1;
      if (handedOut % breath === 0) await setImmediate();
    }
    await feeding;
  } finally {
    line.stop();
    await line.settled(feeding);
  }
}

// Work that never waits would keep timers, signals and displays from running, so they get their turn now and then.
const breath = 64;

type Settled<Outcome> = { outcome: Outcome } | { error: unknown };

/** The items that were begun and not yet handed out, in their order. */
class Line<Item, Outcome> {
  readonly #items: Iterable<Item> | AsyncIterable<Item>;
  readonly #worker: Worker<Item, Outcome>;
  readonly #options: Required<Pick<OrderedOptions, 'concurrency' | 'lookahead'>> & { signal: AbortSignal | undefined };
  readonly #begun: Promise<Settled<Outcome>>[] = [];
  readonly #turnstile = new Turnstile();
  readonly #wake = () => this.#turnstile.open();
  #running = 0;
  #stopped = false;
  #fed = false;

  constructor(items: Iterable<Item> | AsyncIterable<Item>, worker: Worker<Item, Outcome>, options: OrderedOptions) {
    const { concurrency, lookahead = 4 * concurrency, signal } = options;
    this.#items = items;
    this.#worker = worker;
    this.#options = { concurrency, lookahead, signal };
    signal?.addEventListener('abort', this.#wake);
  }

  /** Begins item after item, as fast as the bounds allow. Throws what the source throws. */
  async feed(): Promise<void> {
    let index = 0;
    try {
      for await (const item of this.#items) {
        if (this.#mustStop()) break;
        this.#begin(item, index);
        index += 1;
        while (this.#isFull() && !this.#mustStop()) await this.#turnstile.passed();
        if (this.#mustStop()) break;
      }
    } finally {
      this.#fed = true;
      this.#turnstile.open();
    }
  }

  /** What the next item became, or undefined after the last. */
  async take(): Promise<Settled<Outcome> | undefined> {
    while (this.#begun.length === 0 && !this.#fed) await this.#turnstile.passed();
    const settled = await this.#begun[0];
    this.#begun.splice(0, 1);
    this.#turnstile.open();
    return settled;
  }

  stop(): void {
    this.#stopped = true;
    this.#turnstile.open();
  }

  async settled(feeding: Promise<void>): Promise<void> {
    await Promise.allSettled([feeding]);
    await Promise.all(this.#begun);
    this.#options.signal?.removeEventListener('abort', this.#wake);
  }

  #begin(item: Item, index: number): void {
    this.#running += 1;
    this.#begun.push(this.#work(item, index));
  }

  async #work(item: Item, index: number): Promise<Settled<Outcome>> {
    try {
      return { outcome: await this.#worker(item, index) };
    } catch (error) {
      this.#stopped = true;
      return { error };
    } finally {
      this.#running -= 1;
      this.#turnstile.open();
    }
  }

  #isFull(): boolean {
    return this.#running >= this.#options.concurrency || this.#begun.length >= this.#options.lookahead;
  }

  #mustStop(): boolean {
    return this.#stopped || this.#options.signal?.aborted === true;
  }
}

/** Lets everyone who waits go on whenever something has changed. */
class Turnstile {
  #waiting: (() => void)[] = [];

  passed(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  open(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
