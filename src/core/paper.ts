import type { RowGroup } from './row-groups.ts';
import type { MixtureAverages } from './summary.ts';

/** The figures of one data set of the paper. */
export interface PaperMixture {
  groups: Readonly<Record<RowGroup, number>>;
  averages: { [Average in keyof MixtureAverages]: number };
}

/** The SFT data of the paper's Table 1 (METHOD §11). */
export const paperSft: PaperMixture = {
  groups: { 'single-turn': 20_000, 'multi-turn': 7_800, irrelevance: 6_200 },
  averages: { singleTurnCalls: 1.8, multiTurnTurns: 4.71, multiTurnCalls: 15.13 },
};

/** What the paper says of its data and BFCL's multi-turn track (METHOD §16): shares, by category where it tells them apart. */
export const paperContamination = {
  paths: { multi_turn_base: 0.003, multi_turn_miss_func: 0, multi_turn_miss_param: 0, multi_turn_long_context: 0 },
  turnPairs: 0.053,
} as const;

/** The preference data of the paper's Table 1 (METHOD §11). */
export const paperPairs: PaperMixture = {
  groups: { 'single-turn': 1_556, 'multi-turn': 2_250, irrelevance: 750 },
  averages: { singleTurnCalls: 1.94, multiTurnTurns: 5.22, multiTurnCalls: 14.98 },
};
