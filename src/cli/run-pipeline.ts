import { MagnetError } from '../core/errors.ts';
import { rowKinds } from '../core/path.ts';
import type { ExportedFormat } from '../export/index.ts';
import type { RunConfig } from '../run/config-schema.ts';
import type { RunEvent } from '../run/events.ts';
import { exportRunFolder } from '../run/export-folder.ts';
import { readRunFolder } from '../run/reader.ts';
import { reportText } from '../run/report-text.ts';
import { type RunReport, reportRun } from '../run/summary.ts';
import { synthesize } from '../run/synthesize.ts';
import { targetsOf } from '../run/targets.ts';
import type { BenchmarkReference } from '../verify/contamination/index.ts';
import { readBenchmark } from './benchmark.ts';
import { type ConfigFlags, configurationOf } from './configuration.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';
import { exportText } from './export-from-run.ts';
import { modelOpener } from './models.ts';
import { createProgress } from './progress.ts';

/**
 * Makes a run, exports it and prints its report. Exit code 1 when there are fewer rows than were asked for, 4 when there is
 * none. A run that is given up because nothing could be kept is reported too.
 */
export async function runPipeline(
  flags: ConfigFlags & { out: string; json?: boolean },
  context: Context,
): Promise<void> {
  const config = await configurationOf(flags, context);
  const out = context.path(flags.out);
  const benchmark = config.bfclData === null ? undefined : await readBenchmark(config.bfclData, context);
  try {
    await makeWithProgress({ config, out, ...(benchmark && { benchmark }) }, context);
  } catch (error) {
    if (MagnetError.is(error) && error.code === 'nothing-kept') {
      printReport(await reportRun(readRunFolder(out), { benchmark }), flags, context);
    }
    throw error;
  }
  const run = readRunFolder(out);
  const report = await reportRun(run, { benchmark });
  const exported = await exportRunFolder(run, { ...config, summary: report.summary });
  judge({ report, exported, config }, context);
  const more = `${exportText(exported)}\nRead one: magnet show ${flags.out} multi-turn`;
  printReport(report, flags, context, more);
}

function printReport(report: RunReport, { json }: { json?: boolean }, context: Context, more?: string): void {
  if (json) context.print(JSON.stringify(report.summary, null, 2));
  else context.print([reportText(report), ...(more === undefined ? [] : [more])].join('\n'));
}

/** Sets the exit code by what came of the run. */
function judge(
  { report, exported, config }: { report: RunReport; exported: readonly ExportedFormat[]; config: RunConfig },
  context: Context,
): void {
  if (exported.some(({ dropped }) => Object.keys(dropped).length > 0)) context.exitCode = exitCodes.someFailed;
  if (isEmpty(report)) {
    context.exitCode = exitCodes.nothingKept;
    context.tell('Nothing was kept; the report says where it was lost.');
  } else if (config.limit === null && isShort(report, config)) {
    context.exitCode = exitCodes.someFailed;
    context.tell('There are fewer rows than were asked for; the report says where they were lost.');
  }
}

async function makeWithProgress(
  making: { config: RunConfig; out: string; benchmark?: BenchmarkReference },
  context: Context,
): Promise<void> {
  const { cwd, signal, clock } = context;
  const progress = await createProgress(context);
  const onEvent = (event: RunEvent) => progress.hear(event);
  try {
    for await (const _ of synthesize({
      ...making,
      cwd,
      signal,
      ...(clock && { clock }),
      onEvent,
      openModel: modelOpener(making.config, context),
    }));
  } finally {
    progress.stop();
  }
}

function isEmpty({ summary }: RunReport): boolean {
  const { sft, heldOut } = summary;
  return [...Object.values(sft.kinds), ...Object.values(heldOut?.kinds ?? {})].every((count) => count === 0);
}

function isShort({ summary }: RunReport, config: RunConfig): boolean {
  const { rows } = targetsOf(config);
  return rowKinds.some((kind) => summary.sft.kinds[kind] < rows[kind]);
}
