import type { ServerAnswer } from '../adapter/post.ts';

/** One request of a batch. */
export interface BatchRequest {
  /** Tells it from the others: 64 hex digits. */
  id: string;
  /** Where it would be posted alone, such as `/v1/chat/completions`. */
  path: string;
  /** JSON text. */
  body: string;
}

/** What came of a batch: answers by the id of their request. Requests without one were not answered. */
export type BatchAnswers = ReadonlyMap<string, ServerAnswer>;

/**
 * The batch interface of a provider: many requests are handed in as one, and answered within a day for half of the price. Methods
 * throw `ChatError` when the provider does not do what it is asked.
 */
export interface BatchService {
  /** Hands in requests; gives the name that the provider knows the batch by. `mark` is kept with it where that is possible. */
  submit(requests: readonly BatchRequest[], mark: string): Promise<string>;
  /** The batch that carries a mark, if the provider can look for it and has one. */
  find(mark: string): Promise<string | undefined>;
  /** The answers of a batch that has ended, or undefined while it runs. */
  collect(batch: string): Promise<BatchAnswers | undefined>;
  /** The most requests and bytes of one batch. */
  readonly most: { requests: number; bytes: number };
}
