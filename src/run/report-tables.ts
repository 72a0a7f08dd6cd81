import type { Contamination } from '../core/contamination.ts';
import { contaminationLines } from '../core/contamination-lines.ts';
import { type PaperMixture, paperPairs, paperSft } from '../core/paper.ts';
import { groupCounts, rowGroups } from '../core/row-groups.ts';
import type { HeldOutSummary, Mixture, RunSummary } from '../core/summary.ts';
import { costTable } from './cost-table.ts';
import { countText, percent } from './figure-text.ts';

/** One table of a report. The first column is text, the others are figures. */
export interface ReportTable {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The tables of a report, in the order in which they are shown. */
export function reportTables(summary: RunSummary): ReportTable[] {
  return [
    mixtureTable('Training rows', summary.sft, paperSft),
    mixtureTable('Preference pairs', summary.pairs, paperPairs),
    funnelTable(summary),
    { title: 'Dropped', columns: ['stage and reason', 'items'], rows: dropRows(summary) },
    { title: 'Operations', columns: ['operation', 'turns'], rows: countRows(summary.operations) },
    { title: 'Mistakes of the rejected side', columns: ['mistake', 'pairs'], rows: countRows(summary.mistakes) },
    { title: 'Played by', columns: ['agent', 'rows'], rows: countRows(summary.generators) },
    ...(summary.models ? [costTable(summary.models, sum(Object.values(summary.sft.kinds)))] : []),
    ...(summary.labelChecks
      ? [{ title: 'Label check', columns: ['verdict', 'turns'], rows: countRows(summary.labelChecks) }]
      : []),
    ...(summary.heldOut ? [heldOutTable(summary.heldOut)] : []),
    ...(summary.contamination ? [contaminationTable(summary.contamination)] : []),
  ];
}

function mixtureTable(title: string, mixture: Mixture, paper: PaperMixture): ReportTable {
  const counts = groupCounts(mixture.kinds);
  const total = sum(Object.values(counts));
  const paperTotal = sum(Object.values(paper.groups));
  const groups = rowGroups.flatMap((group) => [
    [group, countText(counts[group]), percent(counts[group], total), percent(paper.groups[group], paperTotal)],
    ...(group === 'single-turn' ? partRows(mixture) : []),
  ]);
  const { averages } = mixture;
  return {
    title,
    columns: ['kind', 'made', 'share', 'in the paper'],
    rows: [
      ...groups,
      ['all', countText(total), '', ''],
      ['calls a single-turn row', decimal(averages.singleTurnCalls), '', decimal(paper.averages.singleTurnCalls)],
      ['turns a multi-turn row', decimal(averages.multiTurnTurns), '', decimal(paper.averages.multiTurnTurns)],
      ['calls a multi-turn row', decimal(averages.multiTurnCalls), '', decimal(paper.averages.multiTurnCalls)],
    ],
  };
}

function partRows({ kinds }: Mixture): string[][] {
  return (['single', 'parallel', 'multiple'] as const).map((kind) => [`  ${kind}`, countText(kinds[kind]), '', '']);
}

function funnelTable({ funnel }: RunSummary): ReportTable {
  const rows = funnel.map(({ stage, entered, kept }) => [
    stage,
    countText(entered),
    countText(kept),
    percent(kept, entered),
  ]);
  return { title: 'Yield', columns: ['stage', 'entered', 'kept', 'share'], rows };
}

function dropRows({ funnel }: RunSummary): string[][] {
  return funnel.flatMap(({ stage, dropped }) =>
    Object.entries(dropped).map(([reason, count]) => [`${stage}: ${reason}`, countText(count)]),
  );
}

function heldOutTable({ kinds, what }: HeldOutSummary): ReportTable {
  const all = ['all', countText(sum(Object.values(kinds)))];
  return { title: 'Held out', columns: ['what', 'tasks'], rows: [...countRows(kinds), all, ...countRows(what)] };
}

function contaminationTable(measured: Contamination): ReportTable {
  const { name, commit } = measured.benchmark;
  const rows = contaminationLines(measured).map(({ label, found, all, paper }) => [
    label,
    `${countText(found)} of ${countText(all)}`,
    percent(found, all),
    paper === undefined ? '' : percent(paper, 1),
  ]);
  const title = `Overlap with ${name} at ${commit.slice(0, 12)}`;
  return { title, columns: ['what', 'found', 'share', 'in the paper'], rows };
}

function countRows(counts: Readonly<Record<string, number>>): string[][] {
  return Object.entries(counts).map(([name, count]) => [name, countText(count)]);
}

function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
