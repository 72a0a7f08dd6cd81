import type { Tallies } from './tally.ts';
import { scoreV3 } from './version-3.ts';

/** The summary figures of version 4, each from 0 to 1. */
export interface ScoresV4 {
  nonLive: number;
  live: number;
  irrelevance: number;
  multiTurn: number;
  /** 10 % each of non-live, live and irrelevance, 30 % multi-turn, 40 % agentic. */
  overall: number;
}

/** The figures of version 4, for comparison. `agentic`, from 0 to 1, is of categories that are not run here. */
export function scoreV4(tallies: Tallies, agentic: number): ScoresV4 {
  const { nonLiveAst, liveAst, irrelevance, multiTurn } = scoreV3(tallies);
  const overall = 0.1 * nonLiveAst + 0.1 * liveAst + 0.1 * irrelevance + 0.3 * multiTurn + 0.4 * agentic;
  return { nonLive: nonLiveAst, live: liveAst, irrelevance, multiTurn, overall };
}
