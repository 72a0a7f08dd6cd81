import type { Category } from '../data/index.ts';
import { accuracy, type Tallies, weight } from './tally.ts';

/** The mean of figures that count alike. */
export function unweighted(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** The mean of the accuracies of categories that count by their entries; 0 where there are none. */
export function weighted(tallies: Tallies, categories: readonly Category[]): number {
  const entries = categories.reduce((sum, category) => sum + weight(tallies, category), 0);
  const right = categories.reduce((sum, category) => sum + accuracy(tallies, category) * weight(tallies, category), 0);
  return entries === 0 ? 0 : right / entries;
}
