import type { Task, TaskTurn } from '../core/task.ts';
import type { Trajectory, Turn } from '../core/trajectory.ts';
import { printable, printableLine } from '../run/printable.ts';
import { callCount } from '../run/tally.ts';
import { labelled, type StyledLine, stepLines } from './show-steps.ts';
import type { Style } from './style.ts';

/** How a conversation is shown. */
export interface ShowOptions {
  /** The task behind it: operations and provenance. */
  task: Task | undefined;
  style: Style;
  /** Width of the terminal in characters. */
  width: number;
}

/** A conversation as lines for a terminal. */
export function conversationLines(trajectory: Trajectory, options: ShowOptions): string[] {
  const { style } = options;
  const failed = trajectory.verdicts.filter(({ pass }) => !pass);
  const checks = trajectory.verdicts.map((verdict) => `${verdict.verifier} ${verdict.pass ? 'ok' : 'failed'}`);
  return [
    style.strong(printableLine(headline(trajectory))),
    style.faint(printableLine(`played by ${trajectory.generator}, ${trajectory.tools.length} tools offered`)),
    ...trajectory.turns.flatMap((turn, at) => ['', ...turnLines(turn, at, options)]),
    '',
    ...(checks.length > 0
      ? [(failed.length > 0 ? style.bad : style.good)(printableLine(`checks: ${checks.join(', ')}`))]
      : []),
  ];
}

/** One turn, with its heading. `steps` are shown in place of all its steps, when given. */
export function turnLines(turn: Turn, at: number, options: ShowOptions, steps = turn.steps): string[] {
  const { style, width, task } = options;
  const reference = task?.turns.find(({ id }) => id === turn.id);
  const body: StyledLine[] = [
    ...labelled('user', printable(turn.user), width, style.user),
    ...(turn.addsTools.length > 0
      ? labelled('adds', printableLine(turn.addsTools.join(', ')), width, style.faint)
      : []),
    ...stepLines(steps, { style, width, reference }),
  ];
  return [turnHeading(turn, at, reference, style), ...body.map(({ text, paint }) => paint(text))];
}

function headline({ id, kind, turns, ...rest }: Trajectory): string {
  const calls = callCount({ turns });
  return `${id}: ${kind}, ${plural(turns.length, 'turn')}, ${plural(calls, 'call')}${rest.polarity === 'negative' ? ', rejected' : ''}`;
}

function turnHeading({ id }: Turn, at: number, reference: TaskTurn | undefined, style: Style): string {
  const operations = reference && reference.operations.length > 0 ? ` (${reference.operations.join(', ')})` : '';
  const missing = reference?.missing ? `, a ${reference.missing.kind} is missing` : '';
  return style.strong(printableLine(`Turn ${at + 1}, ${id}${operations}${missing}`));
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
