/** Of the greatest size, what a window gains when as many requests have succeeded as it lets through at once. */
const gain = 1 / 20;

/**
 * How many requests may be in flight: half as many after "too many requests", then again more by and by, as TCP does
 * (additive increase, multiplicative decrease).
 */
export class Concurrency {
  readonly #greatest: number;
  #size: number;
  #started = 0;
  #startedBeforeShrink = 0;

  constructor(greatest: number) {
    this.#greatest = greatest;
    this.#size = greatest;
  }

  get size(): number {
    return Math.floor(this.#size);
  }

  /** Numbers a request that goes out. */
  start(): number {
    this.#started += 1;
    return this.#started;
  }

  grow(): void {
    const step = Math.max(1, this.#greatest * gain);
    this.#size = Math.min(this.#greatest, this.#size + step / this.#size);
  }

  /** After the refusal of a request. Those that went out before the last time say nothing new. */
  shrink(request: number): void {
    if (request <= this.#startedBeforeShrink) return;
    this.#startedBeforeShrink = this.#started;
    this.#size = Math.max(1, this.#size / 2);
  }
}
