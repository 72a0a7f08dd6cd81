import { countText } from './figure-text.ts';
import { escapeHtml } from './html-text.ts';
import type { Histogram } from './tally.ts';

/** One bar of a bar plot; the values of a plot share one scale. */
export interface Bar {
  label: string;
  value: number;
  /** What stands behind the bar. */
  note: string;
  /** Drawn as a lighter bar behind: what entered, or what the paper has. */
  reference?: number;
}

const width = 640;
const rowHeight = 26;
const labelWidth = 150;
const noteWidth = 130;

/** Horizontal bars as one SVG element. */
export function barPlot(title: string, bars: readonly Bar[]): string {
  const most = Math.max(1e-9, ...bars.map(({ value, reference = 0 }) => Math.max(value, reference)));
  const scale = (value: number) => ((width - labelWidth - noteWidth) * value) / most;
  const rows = bars.map((bar, at) => barRow(bar, at * rowHeight, scale));
  return svg(title, bars.length * rowHeight, rows.join(''));
}

function barRow({ label, value, note, reference }: Bar, top: number, scale: (value: number) => number): string {
  const baseline = top + rowHeight * 0.66;
  const end = labelWidth + scale(Math.max(value, reference ?? 0)) + 6;
  return [
    `<text x="${labelWidth - 8}" y="${baseline}" class="label">${escapeHtml(label)}</text>`,
    reference === undefined ? '' : rectangle(labelWidth, top + 3, scale(reference), rowHeight - 6, 'reference'),
    rectangle(labelWidth, top + 7, scale(value), rowHeight - 14, 'bar'),
    `<text x="${round(end)}" y="${baseline}">${escapeHtml(note)}</text>`,
  ].join('');
}

const plotHeight = 180;
const axisHeight = 22;
const mostColumns = 40;

/** A histogram of whole numbers as one SVG element, with a line where the paper's mean is. */
export function histogramPlot(title: string, histogram: Histogram, paperMean: number): string {
  const low = 0;
  const high = Math.max(Math.ceil(paperMean) + 1, ...histogram.keys());
  const step = Math.ceil((high - low + 1) / mostColumns);
  const columns = Math.ceil((high - low + 1) / step);
  const counts = Array.from({ length: columns }, () => 0);
  for (const [value, count] of histogram) counts[Math.floor((value - low) / step)]! += count;
  const columnWidth = width / columns;
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, at) => {
    const height = ((plotHeight - 16) * count) / most;
    const left = at * columnWidth;
    const middle = round(left + columnWidth / 2);
    const bar = rectangle(left + 1, plotHeight - height, columnWidth - 2, height, 'bar');
    const number =
      count > 0 && columns <= 20
        ? `<text x="${middle}" y="${round(plotHeight - height - 4)}" class="middle">${countText(count)}</text>`
        : '';
    return `${bar}${number}<text x="${middle}" y="${plotHeight + 16}" class="middle">${low + at * step}</text>`;
  });
  const mean = round((paperMean - low + 0.5) * (columnWidth / step));
  const line = `<line x1="${mean}" x2="${mean}" y1="0" y2="${plotHeight}" class="paper"/>`;
  return svg(title, plotHeight + axisHeight, bars.join('') + line);
}

function svg(title: string, height: number, content: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img"><title>${escapeHtml(title)}</title>${content}</svg>`;
}

function rectangle(x: number, y: number, wide: number, high: number, kind: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, wide))}" height="${round(high)}" class="${kind}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
