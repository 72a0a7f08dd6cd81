const minute = 60_000;
/** How far a pace may run ahead, in milliseconds: late timers then cost no throughput. */
const ahead = 1000;

/**
 * A token bucket for so many units a minute that holds what comes in a second. It may go into debt by what one request
 * takes, so that a request larger than the bucket can pass.
 */
export class Pace {
  readonly #each: number;
  #paidUntil = 0;

  constructor(perMinute: number) {
    this.#each = minute / perMinute;
  }

  /** Milliseconds until the next request may go. */
  delay(now: number): number {
    return Math.max(0, this.#paidUntil - ahead - now);
  }

  /** Takes units, or gives them back where the number is negative. */
  take(units: number, now: number): void {
    this.#paidUntil = Math.max(this.#paidUntil, now) + units * this.#each;
  }
}
