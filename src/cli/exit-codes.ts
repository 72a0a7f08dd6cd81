import { MagnetError, type MagnetErrorCode } from '../core/errors.ts';

/** What `magnet` exits with; part of the promise (docs/cli.md). */
export const exitCodes = {
  ok: 0,
  /** It was done, but some items failed: fewer rows than asked for, refused rows, problems that validation found. */
  someFailed: 1,
  /** A flag, a configuration or a file is wrong; nothing was changed. */
  misuse: 2,
  /** Stopped, by Ctrl-C or by the world outside such as a full disk; the same command goes on. */
  stopped: 3,
  /** It ran, and nothing was kept. */
  nothingKept: 4,
  /** A defect of Magnet itself. */
  defect: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const codes: Record<MagnetErrorCode, ExitCode> = {
  misuse: exitCodes.misuse,
  'bad-file': exitCodes.misuse,
  'bad-run': exitCodes.misuse,
  'nothing-kept': exitCodes.nothingKept,
  'broken-world': exitCodes.stopped,
  stopped: exitCodes.stopped,
};

/** The exit code that an error asks for. */
export function exitCodeOf(error: unknown): ExitCode {
  return MagnetError.is(error) ? codes[error.code] : exitCodes.defect;
}
