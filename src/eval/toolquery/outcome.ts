import type { EnvironmentName } from './environment-name.ts';
import type { Difficulty } from './task.ts';

/** How an episode ended: an action that finishes, a word of a network error in an observation, or the last step. */
export type EndedBy = 'finish' | 'network-error' | 'step-limit';

/** The figures of one played episode. */
export interface EpisodeFigures {
  /** Finished, with every subgoal reached. */
  success: boolean;
  /** The share of the subgoals that was reached, from 0 to 1. */
  progress: number;
  /** The share of the steps that did what they named, from 0 to 1; 0 without steps. */
  grounding: number;
  steps: number;
  /** Every rise of the progress: the step, counted from 0, and the progress after it. */
  rises: readonly (readonly [step: number, progress: number])[];
  /** Undefined when the driver stopped early. */
  endedBy: EndedBy | undefined;
  /** How often a leading `Action:` was taken off a reply. */
  strippedActions: number;
}

/** Whose episode it was. */
export interface TaskLabel {
  id: string;
  environment: EnvironmentName;
  difficulty: Difficulty;
}

/** A task that says something about the model. */
export interface ScoredTask extends TaskLabel {
  kind: 'scored';
  figures: EpisodeFigures;
}

/** A task whose data source or whose model gave no answer. */
export interface UnscoredTask extends TaskLabel {
  kind: 'unscored';
  /** Why a data source gave nothing, or `no-answer` of the model's server. */
  reason: string;
  /** What happened, for persons; it names the request or the server's words. */
  message: string;
}

/** What became of a task. */
export type TaskOutcome = ScoredTask | UnscoredTask;
