import type { Clock } from './clock.ts';
import { Concurrency } from './concurrency.ts';
import { Pace } from './pace.ts';
import { WaitingLine } from './waiting-line.ts';

/** Requests that wait to be sent, and how many may go when. */
export class SendingLine {
  readonly #line = new WaitingLine<number, number>(() => this.#advance());
  readonly #clock: Clock;
  readonly #concurrency: Concurrency;
  readonly #requests: Pace;
  readonly #tokens: Pace;
  #inFlight = 0;
  #pausedUntil = 0;
  #cancelTimer = () => {};

  constructor(
    bounds: { concurrency: number; requestsPerMinute?: number | undefined; tokensPerMinute?: number | undefined },
    clock: Clock,
  ) {
    this.#clock = clock;
    this.#concurrency = new Concurrency(bounds.concurrency);
    this.#requests = new Pace(bounds.requestsPerMinute ?? Number.POSITIVE_INFINITY);
    this.#tokens = new Pace(bounds.tokensPerMinute ?? Number.POSITIVE_INFINITY);
  }

  /** Waits until a request of so many tokens may go, and numbers it. Each that has entered must leave. */
  async enter(tokens: number, signal: AbortSignal | undefined): Promise<number> {
    return this.#line.join(tokens, signal);
  }

  /** After a request: `tokens` is how many more it took than was expected. */
  leave(tokens: number): void {
    this.#inFlight -= 1;
    this.#tokens.take(tokens, this.#clock.now());
    this.#advance();
  }

  /** After an answer. */
  speedUp(): void {
    this.#concurrency.grow();
  }

  /** After the refusal of a request: sends nothing for so many milliseconds, and then less at once. */
  slowDown(request: number, pause: number): void {
    this.#concurrency.shrink(request);
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + pause);
  }

  #advance(): void {
    this.#cancelTimer();
    const now = this.#clock.now();
    for (let next = this.#line.first; next && this.#inFlight < this.#concurrency.size; next = this.#line.first) {
      const delay = Math.max(this.#pausedUntil - now, this.#requests.delay(now), this.#tokens.delay(now));
      if (delay > 0) {
        this.#cancelTimer = this.#clock.schedule(() => this.#advance(), Math.ceil(delay));
        return;
      }
      this.#inFlight += 1;
      this.#requests.take(1, now);
      this.#tokens.take(next.item, now);
      next.admit(this.#concurrency.start());
    }
  }
}
