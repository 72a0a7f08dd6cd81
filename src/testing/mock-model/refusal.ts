/** Why a mock model does not answer a request. */
export type RefusalReason =
  | 'bad-request'
  | 'wrong-key'
  | 'unknown-model'
  | 'unknown-path'
  | 'no-tools'
  | 'context-too-small'
  | 'too-large'
  | 'too-many-requests'
  | 'server-error'
  | 'overloaded';

/** The HTTP status of each reason. */
export const refusalStatus: Readonly<Record<RefusalReason, number>> = {
  'bad-request': 400,
  'wrong-key': 401,
  'unknown-model': 404,
  'unknown-path': 404,
  'no-tools': 400,
  'context-too-small': 400,
  'too-large': 413,
  'too-many-requests': 429,
  'server-error': 500,
  overloaded: 503,
};

/** A request that is answered with an error. */
export class Refused extends Error {
  readonly reason: RefusalReason;
  readonly headers: Readonly<Record<string, string>>;

  constructor(reason: RefusalReason, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.reason = reason;
    this.headers = headers;
  }
}
