/** Why a data source gave nothing. */
export type SourceTrouble =
  /** A recorded source has no such request. */
  | 'not-recorded'
  /** The request needs a key, and none was given or the server refused it. */
  | 'key'
  /** The server asks to wait, or a quota is used up. */
  | 'rate-limit'
  /** The server cannot be reached, or it failed. */
  | 'unreachable'
  /** The server answered something else than JSON, such as a page of HTML. */
  | 'not-json';

/** A data source gave nothing: a task that meets this says nothing about the model, and is not scored. */
export class SourceError extends Error {
  constructor(
    readonly trouble: SourceTrouble,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SourceError';
  }
}
