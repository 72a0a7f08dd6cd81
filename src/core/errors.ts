/** Why an operation stopped. Each code is part of the promise: the CLI maps it to an exit code. */
export type MagnetErrorCode =
  /** A flag, option, argument or config value is wrong. */
  | 'misuse'
  /** A file that a person gave cannot be read as what it should be. */
  | 'bad-file'
  /** A run folder is of another version, another configuration, or damaged. */
  | 'bad-run'
  /** A run ended without anything to keep, as with a model whose answers cannot be used. */
  | 'nothing-kept'
  /** The world outside failed (disk full, no permission) or costs more than the budget; the run can be resumed. */
  | 'broken-world'
  /** The user stopped the run; it can be resumed. */
  | 'stopped';

const marker = Symbol.for('magnet-fc.error');

/** What a `MagnetError` says, piece by piece; the message is composed from these. */
export interface MagnetErrorDetails {
  code: MagnetErrorCode;
  /** What is wrong, as one clause without a closing full stop. */
  what: string;
  /** Where: an option name, a file with line and column, a JSON pointer. */
  where?: string | undefined;
  /** What would have been right. */
  expected?: string | undefined;
  /** What the reader can do about it. */
  hint?: string | undefined;
  cause?: unknown;
}

/** The one error class of the library. Test with `MagnetError.is`, which also knows other copies of this package. */
export class MagnetError extends Error {
  readonly code: MagnetErrorCode;
  readonly where: string | undefined;
  readonly expected: string | undefined;
  readonly hint: string | undefined;
  readonly [marker] = true;

  constructor(details: MagnetErrorDetails) {
    super(composeMessage(details), details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'MagnetError';
    this.code = details.code;
    this.where = details.where;
    this.expected = details.expected;
    this.hint = details.hint;
  }

  static is(value: unknown): value is MagnetError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

function composeMessage({ what, where, expected, hint }: MagnetErrorDetails): string {
  const sentences = [where === undefined ? what : `${where}: ${what}`];
  if (expected !== undefined) sentences.push(`Expected ${expected}`);
  if (hint !== undefined) sentences.push(hint);
  return sentences.map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)).join(' ');
}

/** Throws `misuse`: the caller gave something that cannot work. */
export function misuse(what: string, details: { where?: string; expected?: string; hint?: string } = {}): never {
  throw new MagnetError({ code: 'misuse', what, ...details });
}
