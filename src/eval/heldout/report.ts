import type { Usage } from '../../core/chat-model.ts';
import { type RowKind, rowKinds } from '../../core/path.ts';
import type { Unanswered } from '../progress.ts';
import { costLine, countBy, errorSections, unansweredNotes } from '../report-parts.ts';
import { markdownForm, percentOf, plainForm, type ReportForm, type TextTable } from '../text-table.ts';
import type { HeldOutVerdict, Unscored } from './benchmark.ts';
import { type HeldOutReason, heldOutReasons } from './reasons.ts';

/** The figures over some tasks, of which there is one at least. */
export interface HeldOutFigures {
  tasks: number;
  /** The share of the tasks in which every turn passed, 0 to 1. */
  accuracy: number;
  /** The mean share of the turns that passed, 0 to 1. */
  turnsPassed: number;
}

/** What a model made of held-out tasks. */
export interface HeldOutOutcome {
  /** The model's name. */
  name: string;
  verdicts: readonly HeldOutVerdict[];
  /** Tasks that got no answer; they are in no figure. */
  unanswered: readonly Unanswered[];
  usage: Usage;
  /** In US dollars; undefined where no prices were given. */
  cost: number | undefined;
}

/** The scores, ready to be shown. What has no task is absent. */
export interface HeldOutReport {
  name: string;
  /** Null when nothing was judged. */
  overall: HeldOutFigures | null;
  kinds: Partial<Record<RowKind, HeldOutFigures>>;
  /** A task that several reasons kept out counts under each. */
  reasons: Partial<Record<HeldOutReason, HeldOutFigures>>;
  /** By what was held out, as it was asked for. */
  heldOut: Record<string, HeldOutFigures>;
  errors: Record<string, number>;
  unanswered: readonly Unanswered[];
  /** Tasks that cannot be scored; they were not asked. */
  unscored: readonly Unscored[];
  usage: Usage;
  cost?: number;
}

/** Puts the scores together. */
export function reportOn(outcome: HeldOutOutcome, unscored: readonly Unscored[]): HeldOutReport {
  const { name, verdicts, unanswered, usage, cost } = outcome;
  const over = <Key extends string>(keys: Iterable<Key>, has: (verdict: HeldOutVerdict, key: Key) => boolean) =>
    Object.fromEntries(
      Array.from(keys, (key) => [key, figures(verdicts.filter((verdict) => has(verdict, key)))] as const).filter(
        ([, value]) => value !== null,
      ),
    ) as Record<Key, HeldOutFigures>;
  const failures = verdicts.flatMap(({ errorType }) => (errorType === null ? [] : [errorType]));
  return {
    name,
    overall: figures(verdicts),
    kinds: over(rowKinds, ({ kind }, key) => kind === key),
    reasons: over(heldOutReasons, ({ reasons }, key) => reasons.includes(key)),
    heldOut: over(new Set(verdicts.flatMap(({ heldOut }) => heldOut)), ({ heldOut }, key) => heldOut.includes(key)),
    errors: Object.fromEntries(countBy(failures, (error) => error)),
    unanswered,
    unscored,
    usage,
    ...(cost === undefined ? {} : { cost }),
  };
}

function figures(verdicts: readonly HeldOutVerdict[]): HeldOutFigures | null {
  const tasks = verdicts.length;
  if (tasks === 0) return null;
  const valid = verdicts.filter((verdict) => verdict.valid).length;
  const passed = verdicts.reduce((sum, { turnsPassed }) => sum + turnsPassed, 0);
  return { tasks, accuracy: valid / tasks, turnsPassed: passed / tasks };
}

/** The report as text for a terminal. */
export function reportText(report: HeldOutReport): string {
  return compose(report, plainForm);
}

/** The report as Markdown. */
export function reportMarkdown(report: HeldOutReport): string {
  return compose(report, markdownForm);
}

function compose(report: HeldOutReport, form: ReportForm): string {
  const { name, overall, kinds, reasons, heldOut, errors, usage, cost } = report;
  const notes = notesOn(report);
  const sections = [
    form.heading(`Held-out tasks: ${name}`),
    form.table(figureTable('Kind', { all: overall, ...kinds })),
    form.table(figureTable('Held out by', reasons)),
    form.table(figureTable('Held out', heldOut)),
    ...errorSections(new Map(Object.entries(errors)), form),
    costLine(name, usage, cost),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function figureTable(first: string, of: Readonly<Record<string, HeldOutFigures | null | undefined>>): TextTable {
  const rows = Object.entries(of).map(([key, value]) =>
    value
      ? [key, percentOf(value.accuracy), percentOf(value.turnsPassed), String(value.tasks)]
      : [key, 'N/A', 'N/A', '0'],
  );
  return { header: [first, 'Accuracy', 'Turns passed', 'Tasks'], rows };
}

function notesOn({ name, unanswered, unscored }: HeldOutReport): string[] {
  const counts = countBy(unscored, ({ reason }) => reason);
  const lost = Array.from(counts, ([reason, count]) => `${count} not asked, in no figure: ${reason}`);
  return [...unansweredNotes(name, unanswered), ...lost];
}
