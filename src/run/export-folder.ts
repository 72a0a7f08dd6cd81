import { join } from 'node:path';
import type { Dropped } from '../core/dropped.ts';
import type { PairForm } from '../core/exporter.ts';
import type { RunSummary } from '../core/summary.ts';
import type { Tool } from '../core/tool.ts';
import { type ExportedFormat, exportRun } from '../export/export-run.ts';
import { createToolPool } from '../pool/tool-pool.ts';
import type { RunReader } from './reader.ts';

/** What is exported of a run folder, and where to. */
export interface ExportFolderOptions {
  /** The figures of the run, for the dataset card. */
  summary: RunSummary;
  /** The licence of the data, for the dataset card. */
  license: string;
  formats: readonly string[];
  pairForm: PairForm;
  /** Default: the folder `export` in the run folder. */
  folder?: string;
  /** Called for each row that a format could not hold. */
  onDropped?: (dropped: Dropped) => void;
}

/** Exports the finished items of a run folder. Throws as `exportRun`, and `bad-file` when the folder cannot be read. */
export async function exportRunFolder(run: RunReader, options: ExportFolderOptions): Promise<ExportedFormat[]> {
  const { summary, license, formats, pairForm, folder = join(run.path, 'export'), onDropped = () => {} } = options;
  const tools: Tool[] = [];
  for await (const tool of run.tools()) tools.push(tool);
  return exportRun({
    trajectories: run.records('trajectories'),
    pairs: run.records('pairs'),
    tool: createToolPool(tools).tool,
    folder,
    formats,
    pairForm,
    card: { title: 'Function-calling conversations made by Magnet', license, summary },
    onDropped,
  });
}
