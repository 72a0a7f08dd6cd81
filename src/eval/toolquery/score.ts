import type { TaskOutcome } from './outcome.ts';

/** The means over a group of scored tasks; 0 where there is none. */
export interface Means {
  /** How many tasks were scored. */
  tasks: number;
  success: number;
  progress: number;
  grounding: number;
}

/** The figures of a run. What was not scored is in no mean. */
export interface RunScore extends Means {
  easy: Means;
  hard: Means;
  /** What AgentLite reports: the mean of the final rewards, which is the mean progress. */
  finalReward: number;
  /** By reason, how many tasks were not scored. */
  unscored: ReadonlyMap<string, number>;
}

/** Scores a run or a part of it, such as one environment. */
export function scoreRun(outcomes: readonly TaskOutcome[]): RunScore {
  const scored = outcomes.filter((outcome) => outcome.kind === 'scored');
  const unscored = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'unscored') unscored.set(outcome.reason, (unscored.get(outcome.reason) ?? 0) + 1);
  }
  const overall = meansOf(scored);
  return {
    ...overall,
    easy: meansOf(scored.filter(({ difficulty }) => difficulty === 'easy')),
    hard: meansOf(scored.filter(({ difficulty }) => difficulty === 'hard')),
    finalReward: overall.progress,
    unscored,
  };
}

type Scored = Extract<TaskOutcome, { kind: 'scored' }>;

function meansOf(scored: readonly Scored[]): Means {
  const mean = (figure: (task: Scored['figures']) => number) =>
    scored.reduce((total, { figures }) => total + figure(figures), 0) / Math.max(scored.length, 1);
  return {
    tasks: scored.length,
    success: mean(({ success }) => Number(success)),
    progress: mean(({ progress }) => progress),
    grounding: mean(({ grounding }) => grounding),
  };
}
