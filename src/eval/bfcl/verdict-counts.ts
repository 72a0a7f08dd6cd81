import type { Category } from './data/index.ts';
import type { EntryVerdict } from './judge.ts';
import type { Tallies, Tally } from './scores/index.ts';

/** Counts the verdicts of one run. */
export class VerdictCounts {
  readonly #tallies = new Map<Category, Tally>();
  readonly #errors = new Map<string, number>();

  add({ category, valid, errorType, turnsPassed }: EntryVerdict): void {
    const { correct, total, turnsPassed: before = 0 } = this.#tallies.get(category) ?? { correct: 0, total: 0 };
    this.#tallies.set(category, {
      correct: correct + (valid ? 1 : 0),
      total: total + 1,
      ...(turnsPassed === null ? {} : { turnsPassed: before + turnsPassed }),
    });
    if (errorType !== null) this.#errors.set(errorType, (this.#errors.get(errorType) ?? 0) + 1);
  }

  get tallies(): Tallies {
    return Object.fromEntries(this.#tallies);
  }

  /** By error type, how many answers failed so, the most frequent first. */
  get errors(): [errorType: string, count: number][] {
    return [...this.#errors].sort(([one, left], [other, right]) => right - left || one.localeCompare(other));
  }
}
