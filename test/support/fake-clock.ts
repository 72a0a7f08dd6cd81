import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/model/index.ts';

/** A clock that stands still until the test moves it on. */
export class FakeClock implements Clock {
  readonly #timers = new Set<{ at: number; action: () => void }>();
  #now = 0;

  /** How many actions are scheduled. */
  get waiting(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  schedule(action: () => void, milliseconds: number): () => void {
    const timer = { at: this.#now + milliseconds, action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves on by so many milliseconds, timer by timer, and lets what follows from each one happen. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await setImmediate();
    for (let next = this.#next(); next && next.at <= end; next = this.#next()) {
      this.#now = next.at;
      this.#timers.delete(next);
      next.action();
      await setImmediate();
    }
    this.#now = end;
  }

  /** Moves on until nothing is scheduled. */
  async runOut(): Promise<void> {
    await setImmediate();
    for (let next = this.#next(); next; next = this.#next()) await this.advance(next.at - this.#now);
  }

  #next() {
    return [...this.#timers].reduce<{ at: number; action: () => void } | undefined>(
      (first, timer) => (first === undefined || timer.at < first.at ? timer : first),
      undefined,
    );
  }
}
