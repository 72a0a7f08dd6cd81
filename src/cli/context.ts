import { isAbsolute, join } from 'node:path';
import type { Clock } from '../model/index.ts';
import type { ExitCode } from './exit-codes.ts';

/** Somewhere to write text. */
export interface TextSink {
  write(text: string): unknown;
}

/** All that a command may know of the world it runs in; tests pass their own. */
export interface Surroundings {
  stdout: TextSink;
  stderr: TextSink;
  env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  cwd: string;
  /** Fires when the user wants to stop. */
  signal: AbortSignal;
  /** What pauses are measured by. Default: the time of this machine. */
  clock?: Clock;
  /** Whether a person watches `stdout` on a terminal. */
  isTTY: boolean;
  /** Width of the terminal in characters. Default: 100. */
  columns?: number;
}

/** What a command works with. */
export interface Context extends Surroundings {
  /** Whether output may have colours. */
  readonly colours: boolean;
  readonly columns: number;
  /** What to exit with when nothing is thrown; a command sets it. */
  exitCode: ExitCode;
  /** A path as the user typed it, made fit for use. */
  path(typed: string): string;
  /** Writes a text to `stdout`, with a line feed at its end. */
  print(text: string): void;
  /** Writes a text for the person, not for a program, to `stderr`. */
  tell(text: string): void;
}

/** The context of one call of the program. */
export function createContext(surroundings: Surroundings): Context {
  const { stdout, stderr, env, cwd, isTTY, columns = 100 } = surroundings;
  const line = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);
  return {
    ...surroundings,
    columns,
    colours: isTTY && !env.NO_COLOR,
    exitCode: 0,
    path: (typed) => (isAbsolute(typed) ? typed : join(cwd, typed)),
    print: (text) => stdout.write(line(text)),
    tell: (text) => stderr.write(line(text)),
  };
}
