import { paperPairs, paperSft } from '../core/paper.ts';
import { groupCounts, rowGroups } from '../core/row-groups.ts';
import { countText, percent } from './figure-text.ts';
import { escapeHtml } from './html-text.ts';
import { type Bar, barPlot, histogramPlot } from './plots.ts';
import { type ReportTable, reportTables } from './report-tables.ts';
import { headline } from './report-text.ts';
import type { RunReport } from './summary.ts';

/** The report of a run as one HTML page that needs nothing else: no script, no other file, no network. */
export function reportHtml(report: RunReport): string {
  const { summary } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Magnet run, seed ${escapeHtml(String(summary.seed))}</title>
<style>${style}</style>
</head>
<body>
<h1>Magnet run</h1>
<p>${escapeHtml(headline(report))}.</p>
<p>Made by Magnet ${escapeHtml(summary.magnet)}. The same again: <code>${escapeHtml(summary.command)}</code></p>
${plotSections(report).join('\n')}
${reportTables(summary).map(tableSection).join('\n')}
<section><h2>Configuration</h2><pre>${escapeJson(summary.config)}</pre></section>
</body>
</html>
`;
}

function plotSections(report: RunReport): string[] {
  const { summary, turns, calls } = report;
  const figure = (title: string, plot: string, note = '') =>
    `<section><h2>${escapeHtml(title)}</h2>${plot}${note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`}</section>`;
  const histogramNote = 'The line is where the mean of the paper lies.';
  return [
    figure(
      'Yield by stage',
      barPlot('Yield by stage', funnelBars(report)),
      'Light: what entered. Dark: what was kept. Each stage in its own scale.',
    ),
    figure(
      'Rows by kind',
      barPlot('Rows by kind', mixtureBars(report)),
      "Dark: share in this run. Light: share in the paper's data.",
    ),
    figure(
      'Turns of multi-turn rows',
      histogramPlot('Turns of multi-turn rows', turns, paperSft.averages.multiTurnTurns),
      histogramNote,
    ),
    figure(
      'Calls of multi-turn rows',
      histogramPlot('Calls of multi-turn rows', calls, paperSft.averages.multiTurnCalls),
      histogramNote,
    ),
    figure('Operations', barPlot('Turns by operation', countBars(summary.operations))),
    figure('Mistakes', barPlot('Pairs by mistake', countBars(summary.mistakes))),
  ];
}

// A stage's unit is its own, so each bar is drawn as a share of what entered that stage.
function funnelBars({ summary }: RunReport): Bar[] {
  return summary.funnel.map(({ stage, entered, kept }) => ({
    label: stage,
    value: entered === 0 ? 0 : kept / entered,
    reference: entered === 0 ? 0 : 1,
    note: `${countText(kept)} of ${countText(entered)}`,
  }));
}

function mixtureBars({ summary }: RunReport): Bar[] {
  const sets = [
    { name: 'rows', counts: groupCounts(summary.sft.kinds), paper: paperSft.groups },
    { name: 'pairs', counts: groupCounts(summary.pairs.kinds), paper: paperPairs.groups },
  ];
  return sets.flatMap(({ name, counts, paper }) => {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const paperTotal = Object.values(paper).reduce((sum, count) => sum + count, 0);
    return rowGroups.map((group) => ({
      label: `${group} ${name}`,
      value: total === 0 ? 0 : counts[group] / total,
      reference: paper[group] / paperTotal,
      note: `${percent(counts[group], total)} (${percent(paper[group], paperTotal)})`,
    }));
  });
}

function countBars(counts: Readonly<Record<string, number>>): Bar[] {
  return Object.entries(counts).map(([label, value]) => ({ label, value, note: countText(value) }));
}

function tableSection({ title, columns, rows }: ReportTable): string {
  if (rows.length === 0) return '';
  const line = (tag: 'th' | 'td', cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell).replace(/^ +/, '&emsp;')}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => line('td', row)).join('\n');
  return `<section><h2>${escapeHtml(title)}</h2><table><thead>${line('th', columns)}</thead><tbody>${body}</tbody></table></section>`;
}

function escapeJson(value: unknown): string {
  return JSON.stringify(value, null, 2).split('\n').map(escapeHtml).join('\n');
}

const style = `
:root { color-scheme: light dark; --ink: #1c2024; --paper: #fdfdfc; --faint: #d9dee3; --bar: #2f6f9f; --mark: #c2412d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --paper: #17191c; --faint: #3a4148; --bar: #6db1e0; --mark: #ff8a73; }
}
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
svg { width: 100%; height: auto; font-size: 12px; fill: var(--ink); }
svg .label { text-anchor: end; } svg .middle { text-anchor: middle; }
svg .bar { fill: var(--bar); } svg .reference { fill: var(--faint); }
svg .paper { stroke: var(--mark); stroke-width: 2; stroke-dasharray: 4 3; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid var(--faint); }
th:first-child, td:first-child { text-align: left; overflow-wrap: anywhere; }
code, pre { font-size: .85rem; overflow-wrap: anywhere; white-space: pre-wrap; }
.note { font-size: .85rem; opacity: .8; }
`;
