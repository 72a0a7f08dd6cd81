import type { Command } from '@commander-js/extra-typings';

/** The program that commands are added to. */
export type Program = Command;

/** Text for the end of a command's help: examples, one a line. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
