import { createRandom, type Random } from '../../../src/core/random.ts';
import type { Category } from '../data/operations.ts';

/** Two stages to compare, and what is written of the outcome. Fixed before the run. */
export interface Contrast {
  name: string;
  better: string;
  worse: string;
  primary: boolean;
  /** The sentence for a difference that is above nothing. */
  holds: string;
  /** The sentence for one that is not. */
  fails: string;
}

/** What was registered before the run; the primary ones share one error rate (Holm). */
export const contrasts: readonly Contrast[] = [
  {
    name: 'Merge',
    better: 'merge',
    worse: 'walk',
    primary: true,
    holds: 'Adding Merge raises the share of solved conversations, as in the paper.',
    fails:
      'Adding Merge does not raise the share of solved conversations here; the direction of the paper is not reproduced.',
  },
  {
    name: 'Insert',
    better: 'insert',
    worse: 'merge',
    primary: true,
    holds: 'Adding Insert raises the share of solved conversations, as in the paper.',
    fails:
      'Adding Insert does not raise the share of solved conversations here; the direction of the paper is not reproduced.',
  },
  {
    name: 'Split',
    better: 'split',
    worse: 'insert',
    primary: true,
    holds: 'Adding Split raises the share of solved conversations, as in the paper.',
    fails:
      'Adding Split does not raise the share of solved conversations here; the direction of the paper is not reproduced.',
  },
  {
    name: 'mDPO',
    better: 'targeted',
    worse: 'continued',
    primary: true,
    holds: "mDPO on the model's own mistakes solves more than the same updates of SFT alone, as in the paper.",
    fails:
      "mDPO on the model's own mistakes does not solve more than the same updates of SFT alone; the direction of the paper is not reproduced.",
  },
  {
    name: 'hints',
    better: 'split',
    worse: 'unhinted',
    primary: false,
    holds: 'Data from a teacher with hints is worth more than data from one that errs unnoticed, as in the paper.',
    fails:
      'Data from a teacher that errs unnoticed is worth as much here; the direction of the paper is not reproduced.',
  },
  {
    name: 'negative hints',
    better: 'targeted',
    worse: 'random',
    primary: false,
    holds: 'Targeted negatives are worth more than random ones, as in the paper.',
    fails: 'Targeted negatives are not worth more than random ones here; the paper itself reports 1.6 points.',
  },
  {
    name: 'placebo',
    better: 'shuffled',
    worse: 'continued',
    primary: false,
    holds: 'Preferences with shuffled sides help too, so the gain of mDPO cannot be laid to its preferences.',
    fails: 'Preferences with shuffled sides do not help, as they should not.',
  },
  {
    name: 'without the SFT term',
    better: 'without-sft',
    worse: 'continued',
    primary: false,
    holds: 'mDPO without the SFT term solves more than SFT alone.',
    fails: 'mDPO without the SFT term does not solve more than SFT alone.',
  },
];

/** A difference in points (percent of conversations) with its 95 % interval. */
export interface Difference {
  points: number;
  low: number;
  high: number;
  /** Two-sided, from the share of draws beyond nothing. */
  p: number;
}

/** By seed, which tasks each of two models solved. */
export type SeedPair = readonly [better: readonly boolean[], worse: readonly boolean[]];

const draws = 4000;

/**
 * The difference of two arms in the mean over categories of the share solved, by hierarchical paired bootstrap: seeds are
 * drawn anew, and within each category the tasks, which all seeds and both arms share.
 */
export function differenceOf(seeds: readonly SeedPair[], categories: readonly Category[]): Difference {
  const strata = strataOf(categories);
  const perTask = seeds.map(([better, worse]) => better.map((solved, at) => Number(solved) - Number(worse[at])));
  const random = createRandom('bootstrap');
  const drawn = Array.from({ length: draws }, (_, draw) => drawOnce(perTask, strata, random.fork(draw)));
  drawn.sort((left, right) => left - right);
  const points = meanOver(perTask, strata);
  const beyond = Math.min(drawn.filter((value) => value <= 0).length, drawn.filter((value) => value >= 0).length);
  return {
    points: 100 * points,
    low: 100 * drawn[Math.floor(0.025 * draws)]!,
    high: 100 * drawn[Math.ceil(0.975 * draws) - 1]!,
    p: Math.min(1, (2 * (beyond + 1)) / (draws + 1)),
  };
}

/** Holm's correction: by input, whether the hypothesis of no difference is refused at 5 % over all. */
export function holm(values: readonly number[]): boolean[] {
  const order = values.map((_, at) => at).sort((left, right) => values[left]! - values[right]!);
  const refused = values.map(() => false);
  for (const [rank, at] of order.entries()) {
    if (values[at]! > 0.05 / (values.length - rank)) break;
    refused[at] = true;
  }
  return refused;
}

function strataOf(categories: readonly Category[]): number[][] {
  const strata = new Map<Category, number[]>();
  for (const [at, category] of categories.entries()) strata.set(category, [...(strata.get(category) ?? []), at]);
  return [...strata.values()];
}

function drawOnce(perTask: readonly (readonly number[])[], strata: readonly number[][], random: Random): number {
  const seeds = perTask.map(() => random.pick(perTask));
  const tasks = strata.map((stratum) => stratum.map(() => random.pick(stratum)));
  return meanOver(seeds, tasks);
}

function meanOver(perTask: readonly (readonly number[])[], strata: readonly number[][]): number {
  return mean(strata.map((stratum) => mean(perTask.map((seed) => mean(stratum.map((at) => seed[at]!))))));
}

/** The mean of some numbers, of which there is one at least. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
