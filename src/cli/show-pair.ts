import type { PreferencePair, Trajectory } from '../core/trajectory.ts';
import { printableLine } from '../run/printable.ts';
import { type ShowOptions, turnLines } from './show-conversation.ts';
import { labelled, type StyledLine, stepLines } from './show-steps.ts';

const gap = ' | ';

/** A pair as lines for a terminal: once what both sides share, then the sides beside each other. */
export function pairLines(pair: PreferencePair, options: ShowOptions): string[] {
  const { style } = options;
  const parting = pair.chosen.turns.findIndex(({ id }) => id === pair.divergesAt.turn);
  const shared = pair.chosen.turns.slice(0, parting);
  const turn = pair.chosen.turns[parting];
  return [
    style.strong(printableLine(`${pair.id}: ${pair.kind}, mistake: ${pair.mistake}`)),
    style.faint(
      printableLine(`they part in turn ${pair.divergesAt.turn} at message ${pair.divergesAt.step + 1} of the agent`),
    ),
    ...shared.flatMap((each, at) => ['', ...turnLines(each, at, options)]),
    '',
    ...(turn ? turnLines(turn, parting, options, turn.steps.slice(0, pair.divergesAt.step)) : []),
    '',
    ...sideBySide(pair, parting, options),
  ];
}

function sideBySide(pair: PreferencePair, parting: number, options: ShowOptions): string[] {
  const { style, width } = options;
  const column = Math.max(30, Math.floor((width - gap.length) / 2));
  const heading = (text: string, paint: (text: string) => string): StyledLine[] => [
    { text, paint },
    { text: '-'.repeat(column), paint: style.faint },
  ];
  const left = [...heading('chosen', style.good), ...sideLines(pair.chosen, { pair, parting, column, options })];
  const right = [...heading('rejected', style.bad), ...sideLines(pair.rejected, { pair, parting, column, options })];
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, at) => {
    const one = left[at];
    const other = right[at];
    const text = (one?.text ?? '').padEnd(column);
    return `${one ? one.paint(text) : text}${style.faint(gap)}${other ? other.paint(other.text) : ''}`.trimEnd();
  });
}

interface SideLayout {
  pair: PreferencePair;
  parting: number;
  column: number;
  options: ShowOptions;
}

function sideLines({ turns }: Trajectory, { pair, parting, column, options }: SideLayout): StyledLine[] {
  const { style, task } = options;
  return turns.slice(parting).flatMap((turn, at) => {
    const reference = task?.turns.find(({ id }) => id === turn.id);
    const steps = at === 0 ? turn.steps.slice(pair.divergesAt.step) : turn.steps;
    const user = at === 0 ? [] : labelled('user', printableLine(turn.user), column, style.user);
    return [...user, ...stepLines(steps, { style, width: column, reference })];
  });
}
