import { fixedText } from '../../../python/index.ts';
import type { Spread } from './spread.ts';
import type { CategoryRow, SummaryColumn } from './table.ts';

/** A table of texts; the first column holds names, the others numbers. */
export interface TextTable {
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A figure from 0 to 1 as a percentage with two decimals (an exact tie goes to even), its deviation; `N/A` for none. */
export function percentText(value: Spread | null): string {
  if (value === null) return 'N/A';
  const mean = `${fixedText(value.mean * 100, 2)}%`;
  return value.deviation === null ? mean : `${mean} ± ${fixedText(value.deviation * 100, 2)}`;
}

/** The table of the categories. */
export function categoryTable(rows: readonly CategoryRow[]): TextTable {
  return {
    header: ['Category', 'Accuracy', 'Turns passed', 'Judged', 'Entries'],
    rows: rows.map(({ category, accuracy, turnsPassed, judged, entries }) => [
      category,
      percentText(accuracy),
      turnsPassed === null ? '' : percentText(turnsPassed),
      [...new Set(judged)].join(' / '),
      String(entries),
    ]),
  };
}

/** The table of the summary figures, one a row. */
export function summaryTable(columns: readonly SummaryColumn[]): TextTable {
  return { header: ['Figure', 'Accuracy'], rows: columns.map(({ name, value }) => [name, percentText(value)]) };
}

/** A table in Markdown. */
export function markdownTable({ header, rows }: TextTable): string {
  const alignment = header.map((_, at) => (at === 0 ? '---' : '---:'));
  return [header, alignment, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A table in plain text: names at the left, numbers at the right of their columns. */
export function plainTable({ header, rows }: TextTable): string {
  const lines = [header, ...rows];
  const widths = header.map((_, at) => Math.max(...lines.map((cells) => cells[at]!.length)));
  const padded = (cell: string, at: number) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!));
  return lines.map((cells) => cells.map(padded).join('  ')).join('\n');
}
