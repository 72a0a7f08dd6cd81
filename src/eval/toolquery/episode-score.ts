import type { PythonValue } from '../../python/index.ts';
import type { Environment } from './environments/environment.ts';

/** What an episode has reached: the results that were got, and the progress, which never falls. */
export class EpisodeScore {
  readonly #subgoals: readonly PythonValue[];
  readonly #environment: Pick<Environment, 'cleaned' | 'reaches'>;
  readonly #achieved: PythonValue[] = [];
  readonly #rises: [step: number, progress: number][] = [];
  #progress = 0;

  constructor(subgoals: readonly PythonValue[], environment: Pick<Environment, 'cleaned' | 'reaches'>) {
    this.#subgoals = subgoals;
    this.#environment = environment;
  }

  /** The largest share of subgoals reached so far. */
  get progress(): number {
    return this.#progress;
  }

  get rises(): readonly (readonly [step: number, progress: number])[] {
    return this.#rises;
  }

  /** Adds a result that was got; the next count sees it. */
  achieve(result: PythonValue): void {
    this.#achieved.push(this.#environment.cleaned(result));
  }

  /** Counts the subgoals that are reached: each uses up the first result that equals it. */
  count(step: number): void {
    const unused = [...this.#achieved];
    const reached = this.#subgoals.filter((subgoal) => {
      const at = unused.findIndex((result) => this.#environment.reaches(subgoal, result));
      if (at >= 0) unused.splice(at, 1);
      return at >= 0;
    });
    const progress = reached.length / this.#subgoals.length;
    if (progress <= this.#progress) return;
    this.#progress = progress;
    this.#rises.push([step, progress]);
  }
}
