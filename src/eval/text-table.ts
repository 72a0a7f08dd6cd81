import { fixedText } from '../python/index.ts';

/** A table of texts; the first column holds names, the others numbers. */
export interface TextTable {
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A figure from 0 to 1 as a percentage with two decimals; an exact tie goes to even. */
export function percentOf(figure: number): string {
  return `${fixedText(figure * 100, 2)}%`;
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

/** The parts of a report as they stand in one form, text or Markdown. */
export interface ReportForm {
  table(of: TextTable): string;
  heading(title: string): string;
}

/** Text for a terminal. */
export const plainForm: ReportForm = { table: plainTable, heading: (title) => title };
/** Markdown. */
export const markdownForm: ReportForm = { table: markdownTable, heading: (title) => `## ${title}` };
