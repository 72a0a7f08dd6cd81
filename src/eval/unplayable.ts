/**
 * Thrown by a benchmark when a question cannot be played for a reason that is not the model's, such as a data source
 * that has no answer. The question is in no figure, and the next start plays it again.
 */
export class Unplayable extends Error {
  constructor(
    /** A stable word for the reason, by which such questions are counted. */
    readonly kind: string,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Unplayable';
  }
}
