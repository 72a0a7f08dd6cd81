import type { PoolReport, SourceReport } from './report.ts';

/** The report as plain text, for a terminal. */
export function formatPoolReport(report: PoolReport): string {
  const { sources, read, kept, dropped, categories, toolsets, outputs, notes } = report;
  const lines = [
    `${kept} of ${read} tools kept, in ${toolsets} toolsets`,
    ...section('sources', sources.map(sourceLine)),
    ...section('dropped', countLines(dropped)),
    ...section('categories', countLines(categories)),
    ...section('output schemas', countLines(outputs)),
    ...section('notes', notes.length > longestNotes ? cutNotes(notes) : notes),
  ];
  return `${lines.join('\n')}\n`;
}

/** A folder can hold thousands of other files; the report as data names them all. */
const longestNotes = 20;

function cutNotes(notes: readonly string[]): string[] {
  return [...notes.slice(0, longestNotes), `and ${notes.length - longestNotes} more`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}

function sourceLine({ source, files, read, kept }: SourceReport): string {
  const from = files === 0 ? '' : ` from ${files} ${files === 1 ? 'file' : 'files'}`;
  return `${source}: ${kept} of ${read} tools kept${from}`;
}

/** Largest first, equal ones by name. */
function countLines(counts: object): string[] {
  const entries = (Object.entries(counts) as [string, number][]).filter(([, count]) => count > 0);
  entries.sort(([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1));
  const width = String(entries[0]?.[1] ?? '').length;
  return entries.map(([name, count]) => `${String(count).padStart(width)} ${name}`);
}
