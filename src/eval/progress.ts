import type { Usage } from '../core/chat-model.ts';

/** How far an evaluation is. */
export interface EvaluationStanding {
  /** Questions with an answer on disk, those of earlier starts too. */
  answered: number;
  /** Questions that got no answer in this start. */
  unanswered: number;
  total: number;
  /** Tokens of all answers. */
  usage: Usage;
}

/** A question that the model's server gave no answer to. */
export interface Unanswered {
  id: string;
  reason: string;
}
