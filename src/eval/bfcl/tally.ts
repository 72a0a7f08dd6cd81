import type { Category } from './data/index.ts';
import type { EntryVerdict } from './judge.ts';

/** What the answers to the questions of one category came to. */
export interface CategoryTally {
  /** Answers that were judged. */
  judged: number;
  correct: number;
  /** Sum of the shares of turns that passed, for multi-turn categories. */
  turnsPassed: number;
  /** By error type, how many answers failed so. */
  errors: Map<string, number>;
}

/** Counts verdicts by category. */
export class Tally {
  readonly categories = new Map<Category, CategoryTally>();

  add({ category, valid, errorType, turnsPassed }: EntryVerdict): void {
    const tally = this.#of(category);
    tally.judged += 1;
    tally.correct += valid ? 1 : 0;
    tally.turnsPassed += turnsPassed ?? 0;
    if (errorType !== null) tally.errors.set(errorType, (tally.errors.get(errorType) ?? 0) + 1);
  }

  #of(category: Category): CategoryTally {
    const tally = this.categories.get(category) ?? { judged: 0, correct: 0, turnsPassed: 0, errors: new Map() };
    this.categories.set(category, tally);
    return tally;
  }
}
