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

/** A question that got no answer: the model's server gave none, or the question could not be played. */
export interface Unanswered {
  id: string;
  /** `no-answer` for the model's server, else the benchmark's word. */
  kind: string;
  reason: string;
}
