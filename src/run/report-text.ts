import { countText } from './figure-text.ts';
import { printableLine } from './printable.ts';
import { type ReportTable, reportTables } from './report-tables.ts';
import type { RunReport } from './summary.ts';

/** The report of a run as plain text, without colours, with a closing line feed. */
export function reportText(report: RunReport): string {
  const tables = reportTables(report.summary).filter(({ rows }) => rows.length > 0);
  return [
    headline(report),
    '',
    ...tables.flatMap(tableLines),
    `Again: ${printableLine(report.summary.command)}`,
    '',
  ].join('\n');
}

/** What a run is, in one sentence. */
export function headline({ summary, finished, items }: RunReport): string {
  const rows = total(summary.sft.kinds);
  const pairs = total(summary.pairs.kinds);
  const state = finished ? 'finished' : 'not finished: run the same command again to go on';
  return `${countText(rows)} training rows and ${countText(pairs)} preference pairs from ${countText(summary.tools)} tools and ${countText(items)} paths, seed ${summary.seed} (${state})`;
}

/** A table as lines of text with aligned columns, with an empty line behind it. */
export function tableLines({ title, columns, rows }: ReportTable): string[] {
  const cells = [[title, ...columns.slice(1)], ...rows].map((row) => row.map(printableLine));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0]!, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...lines.slice(1), ''];
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
