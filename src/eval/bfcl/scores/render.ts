import { fixedText } from '../../../python/index.ts';
import { percentOf, type TextTable } from '../../text-table.ts';
import type { Spread } from './spread.ts';
import type { CategoryRow, SummaryColumn } from './table.ts';

/** A figure from 0 to 1 as a percentage with two decimals (an exact tie goes to even), its deviation; `N/A` for none. */
export function percentText(value: Spread | null): string {
  if (value === null) return 'N/A';
  const mean = percentOf(value.mean);
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
