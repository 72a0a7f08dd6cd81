import { misuse } from '../core/errors.ts';
import { type PairForm, pairForms } from '../core/exporter.ts';
import type { ExportedFormat } from '../export/export-run.ts';
import type { RunConfig } from '../run/config-schema.ts';
import { exportRunFolder } from '../run/export-folder.ts';
import { countText } from '../run/figure-text.ts';
import { readRunFolder } from '../run/reader.ts';
import { summarizeRun } from '../run/summary.ts';
import { benchmarkFor } from './benchmark.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';

/** What `magnet export` was asked for. */
export interface ExportRequest {
  run: string;
  format?: string[];
  pairForm?: string;
  out?: string;
  bfclData?: string;
  json?: boolean;
}

/** Exports a run and says what was written. Exit code 1 when a format could not hold some rows. */
export async function exportFromRun(request: ExportRequest, context: Context): Promise<void> {
  const run = readRunFolder(context.path(request.run));
  const config = run.manifest.config as unknown as Pick<RunConfig, 'formats' | 'pairForm' | 'license'>;
  if (!run.finished) context.tell('The run is not finished: this exports what is there.');
  const exported = await exportRunFolder(run, {
    summary: await summarizeRun(run, { benchmark: await benchmarkFor(run, request, context) }),
    license: config.license,
    formats: request.format ?? config.formats,
    pairForm: request.pairForm === undefined ? config.pairForm : pairFormNamed(request.pairForm),
    ...(request.out !== undefined && { folder: context.path(request.out) }),
  });
  if (exported.some(({ dropped }) => Object.keys(dropped).length > 0)) context.exitCode = exitCodes.someFailed;
  context.print(request.json ? JSON.stringify(exported, null, 2) : exportText(exported));
}

/** What was exported, one line a format. */
export function exportText(exported: readonly ExportedFormat[]): string {
  return exported.map(formatText).join('\n');
}

function formatText({ format, takes, rows, files, dropped }: ExportedFormat): string {
  const unit = takes === 'pairs' ? 'pairs' : 'rows';
  const refused = Object.entries(dropped).map(([reason, count]) => `${countText(count)} ${reason}`);
  const note = refused.length > 0 ? ` (left out: ${refused.join(', ')})` : '';
  return `${format}: ${countText(rows)} ${unit}${note}, ${files.join(', ')}`;
}

function pairFormNamed(name: string): PairForm {
  const found = pairForms.find((form) => form === name);
  return (
    found ??
    misuse(`there is no pair form "${name}"`, { where: '--pair-form', expected: `one of ${pairForms.join(', ')}` })
  );
}
