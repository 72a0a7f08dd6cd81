import { unweighted } from './mean.ts';

/** The mean of several runs and how far they lie apart. */
export interface Spread {
  mean: number;
  /** The sample standard deviation; null where there is one run only. */
  deviation: number | null;
}

/** The mean and the sample standard deviation of one figure over runs, of which there must be one at least. */
export function spread(figures: readonly number[]): Spread {
  const mean = unweighted(figures);
  if (figures.length < 2) return { mean, deviation: null };
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (figures.length - 1)) };
}
