import type { Clock } from '../../src/model/index.ts';

/** A clock on which all waiting is over at once: time leaps to the next thing that is scheduled when nothing else is ready. */
export class HastyClock implements Clock {
  readonly #timers = new Set<{ at: number; action: () => void }>();
  #now = 0;
  #leaping = false;

  now(): number {
    return this.#now;
  }

  schedule(action: () => void, milliseconds: number): () => void {
    const timer = { at: this.#now + milliseconds, action };
    this.#timers.add(timer);
    this.#leapSoon();
    return () => this.#timers.delete(timer);
  }

  #leapSoon(): void {
    if (this.#leaping) return;
    this.#leaping = true;
    setImmediate(() => {
      this.#leaping = false;
      const [next] = [...this.#timers].sort((left, right) => left.at - right.at);
      if (!next) return;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.action();
      if (this.#timers.size > 0) this.#leapSoon();
    });
  }
}
