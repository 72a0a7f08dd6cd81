import type { Usage } from '../../core/chat-model.ts';
import type { Unanswered } from '../progress.ts';
import type { DataIdentity } from './data/index.ts';
import {
  type CategoryRow,
  categoryRows,
  categoryTable,
  markdownTable,
  plainTable,
  retiredExecNote,
  type SummaryColumn,
  summaryColumns,
  summaryTable,
  type Tallies,
  type TextTable,
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
    notes: [...partialNotes(categories), ...unansweredNotes(runs), retiredExecNote],
  };
}

function partialNotes(rows: readonly CategoryRow[]): string[] {
  const partial = rows.filter(({ judged, entries }) => judged.some((count) => count !== entries));
  if (partial.length === 0) return [];
  const names = partial.map(({ category }) => category).join(', ');
  return [`Not all questions were judged, so the summary cannot be compared with a complete run: ${names}.`];
}

function unansweredNotes(runs: readonly ScoredRun[]): string[] {
  return runs.flatMap(({ name, unanswered = [] }) => {
    const reasons = new Map<string, number>();
    for (const { reason } of unanswered) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    return Array.from(reasons, ([reason, count]) => `${name}: ${count} without an answer, in no figure: ${reason}`);
  });
}

/** The report as text for a terminal. */
export function reportText(report: BfclReport): string {
  return compose(report, plainTable, (title) => title);
}

/** The report as Markdown. */
export function reportMarkdown(report: BfclReport): string {
  return compose(report, markdownTable, (title) => `## ${title}`);
}

function compose(report: BfclReport, table: (of: TextTable) => string, heading: (title: string) => string): string {
  const { data, runs, summary, categories, notes } = report;
  const sections = [
    heading(`BFCL v3: ${runs.map(({ name }) => name).join(', ')}`),
    `Data: ${data.commit} (files ${data.fingerprint})`,
    table(summaryTable(summary)),
    table(categoryTable(categories)),
    ...errorSections(report, table, heading),
    ...costLines(report),
    notes.map((note) => `- ${note}`).join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

function errorSections(
  { runs }: BfclReport,
  table: (of: TextTable) => string,
  heading: (title: string) => string,
): string[] {
  const counts = new Map<string, number>();
  for (const { errors } of runs) for (const [type, count] of errors) counts.set(type, (counts.get(type) ?? 0) + count);
  if (counts.size === 0) return [];
  const rows = [...counts].sort(([, left], [, right]) => right - left).map(([type, count]) => [type, String(count)]);
  return [heading('Errors'), table({ header: ['Error type', 'Answers'], rows })];
}

function costLines({ runs }: BfclReport): string[] {
  return runs.flatMap(({ name, usage, cost }) => {
    if (!usage) return [];
    const dollars = cost === undefined ? '' : `, $${cost.toFixed(2)}`;
    return [`${name}: ${usage.inputTokens} input and ${usage.outputTokens} output tokens${dollars}`];
  });
}
