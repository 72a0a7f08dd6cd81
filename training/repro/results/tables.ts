import { type Category, categories } from '../data/operations.ts';
import { type Contrast, contrasts, type Difference, differenceOf, holm, mean, type SeedPair } from './contrasts.ts';
import type { Outcome } from './outcomes.ts';

/** The outcomes of one test, with the category of each task. */
export interface TestOutcomes {
  outcomes: readonly Outcome[];
  categories: readonly Category[];
}

/** The stages in the order of the tables, with what they are called there. */
export const stageTitles: Readonly<Record<string, string>> = {
  untrained: 'untrained',
  base: 'base, no SFT',
  walk: 'SFT: walk only',
  merge: 'SFT: + merge',
  insert: 'SFT: + insert',
  split: 'SFT: + split',
  unhinted: 'SFT: + split, teacher without hints',
  continued: 'P0: SFT continued',
  targeted: 'P1: mDPO, targeted negatives',
  random: 'P2: mDPO, random negatives',
  shuffled: 'P3: mDPO, sides shuffled (placebo)',
  'without-sft': 'P4: mDPO, targeted, without the SFT term',
};

/**
 * The share of tasks solved, by stage and category: the mean over seeds, and the spread of the mean column. `singles` are
 * the outcomes on single calls, which are in no mean.
 */
export function accuracyTable({ outcomes, categories: of }: TestOutcomes, singles: readonly Outcome[] = []): string {
  const header = ['model', 'all six', ...categories, ...(singles.length > 0 ? ['single call'] : []), 'seeds'];
  const rows = Object.entries(stageTitles).flatMap(([stage, title]) => {
    const seeds = outcomes.filter((outcome) => outcome.stage === stage);
    if (seeds.length === 0) return [];
    const overall = seeds.map(({ solved }) => mean(categories.map((category) => shareOf(solved, of, category))));
    const columns = categories.map((category) =>
      percent(mean(seeds.map(({ solved }) => shareOf(solved, of, category)))),
    );
    const spread = seeds.length > 1 ? ` (${percent(Math.min(...overall))}-${percent(Math.max(...overall))})` : '';
    const single = singles.filter((outcome) => outcome.stage === stage).map(({ solved }) => mean(solved.map(Number)));
    const more = singles.length === 0 ? [] : [single.length === 0 ? '' : percent(mean(single))];
    return [[title, `**${percent(mean(overall))}**${spread}`, ...columns, ...more, String(seeds.length)]];
  });
  return markdownTable(header, rows);
}

/** What came of one registered contrast. */
export interface Finding extends Difference {
  contrast: Contrast;
  seeds: number;
  /** For the primary ones, whether no difference is refused after Holm's correction. */
  refused: boolean | null;
}

/** The registered contrasts, over the seeds that finished both sides. */
export function findings({ outcomes, categories: of }: TestOutcomes): Finding[] {
  const found = contrasts.flatMap((contrast) => {
    const seeds = pairedSeeds(outcomes, contrast);
    return seeds.length === 0 ? [] : [{ contrast, seeds: seeds.length, ...differenceOf(seeds, of) }];
  });
  const refused = holm(found.filter(({ contrast }) => contrast.primary).map(({ p }) => p));
  let primary = 0;
  return found.map((one) => ({ ...one, refused: one.contrast.primary ? refused[primary++]! : null }));
}

/** The findings as a table. */
export function findingsTable(found: readonly Finding[]): string {
  const header = ['contrast', 'points', '95 % interval', 'seeds', 'after Holm'];
  const rows = found.map(({ contrast, points, low, high, seeds, refused }) => [
    `${contrast.name}: ${contrast.better} - ${contrast.worse}`,
    signed(points),
    `${signed(low)} to ${signed(high)}`,
    String(seeds),
    refused === null ? 'secondary' : refused ? 'resolved' : 'not resolved',
  ]);
  return markdownTable(header, rows);
}

/** The registered sentence of each finding. */
export function findingsSentences(found: readonly Finding[]): string {
  return found.map((one) => `* ${sentenceOf(one)}`).join('\n');
}

function sentenceOf({ contrast, low, points, high, refused }: Finding): string {
  const isAbove = low > 0 && refused !== false;
  return `**${contrast.name}** (${signed(points)}, ${signed(low)} to ${signed(high)}): ${isAbove ? contrast.holds : contrast.fails}`;
}

function pairedSeeds(outcomes: readonly Outcome[], { better, worse }: Contrast): SeedPair[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.stage !== better) return [];
    const other = outcomes.find(({ seed, stage }) => seed === outcome.seed && stage === worse);
    return other ? [[outcome.solved, other.solved] as const] : [];
  });
}

function shareOf(solved: readonly boolean[], of: readonly Category[], category: Category): number {
  return mean(solved.filter((_, at) => of[at] === category).map(Number));
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function signed(points: number): string {
  return `${points >= 0 ? '+' : ''}${points.toFixed(1)}`;
}
