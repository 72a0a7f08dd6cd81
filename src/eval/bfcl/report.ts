import type { Usage } from '../../core/chat-model.ts';
import type { Figures } from '../compare.ts';
import type { Unanswered } from '../progress.ts';
import { costLine, errorSections, unansweredNotes } from '../report-parts.ts';
import { markdownForm, plainForm, type ReportForm } from '../text-table.ts';
import type { DataIdentity } from './data/index.ts';
import {
  type CategoryRow,
  categoryRows,
  categoryTable,
  retiredExecNote,
  type SummaryColumn,
  summaryColumns,
  summaryTable,
  type Tallies,
} from './scores/index.ts';
import type { VerdictCounts } from './verdict-counts.ts';

/** One run of a model. */
export interface ScoredRun {
  name: string;
  counts: VerdictCounts;
  /** Questions that the server gave no answer to; they are in no figure. */
  unanswered?: readonly Unanswered[];
  usage?: Usage;
  /** In US dollars; undefined where no prices were given. */
  cost?: number | undefined;
}

/** The scores of one run or several, ready to be shown. */
export interface BfclReport {
  data: DataIdentity;
  runs: readonly {
    name: string;
    tallies: Tallies;
    errors: readonly [string, number][];
    unanswered: readonly Unanswered[];
    usage?: Usage;
    cost?: number;
  }[];
  summary: readonly SummaryColumn[];
  categories: readonly CategoryRow[];
  /** What a reader must know beside the figures. */
  notes: readonly string[];
}

/** Puts the scores of runs together. */
export function reportOn(runs: readonly ScoredRun[], data: DataIdentity): BfclReport {
  const tallies = runs.map(({ counts }) => counts.tallies);
  const categories = categoryRows(tallies);
  return {
    data,
    runs: runs.map(({ name, counts, unanswered = [], usage, cost }) => ({
      name,
      tallies: counts.tallies,
      errors: counts.errors,
      unanswered,
      ...(usage ? { usage } : {}),
      ...(cost === undefined ? {} : { cost }),
    })),
    summary: summaryColumns(tallies),
    categories,
    notes: [...partialNotes(categories), ...runs.flatMap(notesOn), retiredExecNote],
  };
}

function partialNotes(rows: readonly CategoryRow[]): string[] {
  const partial = rows.filter(({ judged, entries }) => judged.some((count) => count !== entries));
  if (partial.length === 0) return [];
  const names = partial.map(({ category }) => category).join(', ');
  return [`Not all questions were judged, so the summary cannot be compared with a complete run: ${names}.`];
}

function notesOn({ name, unanswered = [] }: ScoredRun): string[] {
  return unansweredNotes(name, unanswered);
}

/** The report as text for a terminal. */
export function reportText(report: BfclReport): string {
  return compose(report, plainForm);
}

/** The report as Markdown. */
export function reportMarkdown(report: BfclReport): string {
  return compose(report, markdownForm);
}

function compose(report: BfclReport, form: ReportForm): string {
  const { table, heading } = form;
  const { data, runs, summary, categories, notes } = report;
  const sections = [
    heading(`BFCL v3: ${runs.map(({ name }) => name).join(', ')}`),
    `Data: ${data.commit} (files ${data.fingerprint})`,
    table(summaryTable(summary)),
    table(categoryTable(categories)),
    ...errorSections(errorCounts(report), form),
    ...costLines(report),
    notes.map((note) => `- ${note}`).join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

function errorCounts({ runs }: BfclReport): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { errors } of runs) for (const [type, count] of errors) counts.set(type, (counts.get(type) ?? 0) + count);
  return counts;
}

function costLines({ runs }: BfclReport): string[] {
  return runs.flatMap(({ name, usage, cost }) => (usage ? [costLine(name, usage, cost)] : []));
}

/** The summary of a report as headline figures: the mean where it is over several runs. */
export function headlineFigures({ summary }: BfclReport): Figures {
  return Object.fromEntries(summary.map(({ name, value }) => [name, value?.mean ?? null]));
}
