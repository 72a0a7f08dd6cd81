import { stringify } from 'yaml';
import { benchmarkText, contaminationLines } from '../core/contamination-lines.ts';
import type { PairForm } from '../core/exporter.ts';
import { paperPairs, paperSft } from '../core/paper.ts';
import { rowKinds } from '../core/path.ts';
import { groupCounts, rowGroups } from '../core/row-groups.ts';
import type { FunnelStage, RunSummary } from '../core/summary.ts';
import type { ExportedFormat } from './export-run.ts';
import { codeBlock, decimals, share, table } from './markdown.ts';

/** What the card says that the figures of the run do not. */
export interface CardDetails {
  /** Heading and `pretty_name` of the data set. */
  title: string;
  /** Licence of the data as the Hugging Face Hub spells it: `apache-2.0`. */
  license: string;
  summary: RunSummary;
}

/** The text of the data set's card: front matter of the Hugging Face Hub, then the figures of the run. */
export function cardText(details: CardDetails, formats: readonly ExportedFormat[], pairForm: PairForm): string {
  const { summary } = details;
  const sections = [
    `---\n${stringify(frontMatter(details, formats))}---`,
    `# ${details.title.replace(/\s+/g, ' ')}`,
    introduction(summary),
    `## Files\n\n${filesTable(formats)}\n\n${pairNote(formats, pairForm)}`.trimEnd(),
    `## Mixture\n\nBeside the figures of Table 1 of the Magnet paper (arXiv 2503.07826).\n\n${mixtureTable(summary)}`,
    `## Rows by kind\n\n${kindsTable(summary)}`,
    `## From what was made to what was kept\n\n${funnelTable([...summary.funnel, ...exportStages(formats)])}`,
    `## Node operations\n\n${countTable('operation', 'turns', summary.operations)}`,
    `## Mistakes of the rejected sides\n\n${countTable('mistake', 'pairs', summary.mistakes)}`,
    `## Who played the agent\n\n${countTable('generator', 'rows', summary.generators)}`,
    `## Overlap with benchmarks\n\n${contaminationText(summary)}`,
    `## How to make it again\n\n${reproduction(summary)}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function frontMatter({ title, license }: CardDetails, formats: readonly ExportedFormat[]): object {
  const rows = formats.reduce((sum, format) => sum + format.rows, 0);
  const pairs = formats.some((format) => format.takes === 'pairs');
  return {
    license,
    language: ['en'],
    pretty_name: title,
    task_categories: ['text-generation'],
    tags: ['function-calling', 'tool-use', 'multi-turn', 'synthetic', ...(pairs ? ['preference', 'dpo'] : [])],
    size_categories: [sizeCategory(rows)],
    configs: formats.map(({ format }, at) => ({
      config_name: format,
      ...(at === 0 && { default: true }),
      data_files: [{ split: 'train', path: `${format}/train.${format.startsWith('parquet') ? 'parquet' : 'jsonl'}` }],
    })),
  };
}

function sizeCategory(rows: number): string {
  if (rows < 1000) return 'n<1K';
  const steps = ['1K', '10K', '100K', '1M', '10M'];
  const at = Math.min(Math.floor(Math.log10(rows)) - 3, steps.length - 1);
  return at === steps.length - 1 ? 'n>10M' : `${steps[at]}<n<${steps[at + 1]}`;
}

function introduction({ magnet, tools, seed }: RunSummary): string {
  return [
    `Multi-turn function-calling conversations over ${tools} tools, made with magnet-fc ${magnet} (seed ${seed}).`,
    'Every call was executed and checked, and every row was read back from its file format before it was written.',
  ].join(' ');
}

function filesTable(formats: readonly ExportedFormat[]): string {
  const rows = formats.map(({ format, takes, rows, dropped }) => {
    const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
    return [`\`${format}/\``, takes, rows, lost];
  });
  return table(['folder', 'holds', 'rows', 'rows the format cannot hold'], rows);
}

function pairNote(formats: readonly ExportedFormat[], form: PairForm): string {
  return formats.some(({ takes }) => takes === 'pairs') ? `Pairs are in the form \`${form}\`.` : '';
}

const paper = { sft: paperSft, pairs: paperPairs };

function mixtureTable(summary: RunSummary): string {
  const here = { sft: groupCounts(summary.sft.kinds), pairs: groupCounts(summary.pairs.kinds) };
  const shares = rowGroups.map((group) => [
    `${group} rows`,
    ...(['sft', 'pairs'] as const).flatMap((set) => [
      `${here[set][group]} (${share(here[set][group], sum(here[set]))})`,
      `${paper[set].groups[group]} (${share(paper[set].groups[group], sum(paper[set].groups))})`,
    ]),
  ]);
  const averages = averageNames.map(([label, name]) => [
    label,
    ...(['sft', 'pairs'] as const).flatMap((set) => [
      decimals(summary[set].averages[name]),
      decimals(paper[set].averages[name]),
    ]),
  ]);
  return table(['', 'SFT', 'SFT, paper', 'pairs', 'pairs, paper'], [...shares, ...averages]);
}

const averageNames = [
  ['calls of a single-turn row', 'singleTurnCalls'],
  ['turns of a multi-turn row', 'multiTurnTurns'],
  ['calls of a multi-turn row', 'multiTurnCalls'],
] as const;

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function kindsTable({ sft, pairs }: RunSummary): string {
  const rows = rowKinds.map((kind) => [
    kind,
    sft.kinds[kind],
    share(sft.kinds[kind], sum(sft.kinds)),
    pairs.kinds[kind],
    share(pairs.kinds[kind], sum(pairs.kinds)),
  ]);
  return table(['kind', 'SFT', 'share', 'pairs', 'share'], rows);
}

function exportStages(formats: readonly ExportedFormat[]): (Omit<FunnelStage, 'stage'> & { stage: string })[] {
  return formats.map(({ format, rows, dropped }) => {
    return { stage: `export ${format}`, entered: rows + sum(dropped), kept: rows, dropped };
  });
}

function funnelTable(stages: readonly (Omit<FunnelStage, 'stage'> & { stage: string })[]): string {
  const rows = stages.map(({ stage, entered, kept, dropped }) => {
    const reasons = Object.entries(dropped).sort(([, a], [, b]) => b - a);
    return [stage, entered, kept, reasons.map(([reason, count]) => `${reason} ${count}`).join(', ')];
  });
  return table(['stage', 'in', 'kept', 'dropped'], rows);
}

function countTable(label: string, unit: string, counts: Record<string, number>): string {
  const rows = Object.entries(counts).map(([name, count]) => [name, count, share(count, sum(counts))]);
  return table([label, unit, 'share'], rows);
}

function contaminationText({ contamination }: RunSummary): string {
  if (!contamination) return 'Not measured: the data of BFCL was not given when this was exported.';
  const rows = contaminationLines(contamination).map(({ label, found, all, paper }) => [
    label,
    `${found} of ${all}`,
    share(found, all),
    paper === undefined ? '' : share(paper, 1),
  ]);
  return `Measured on ${benchmarkText(contamination)}.\n\n${table(['', 'found', 'share', 'in the paper'], rows)}`;
}

function reproduction({ command, config }: RunSummary): string {
  return `${codeBlock('sh', command)}\n\nThe configuration:\n\n${codeBlock('json', JSON.stringify(config, null, 2))}`;
}
