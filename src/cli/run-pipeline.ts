import { rowKinds } from '../core/path.ts';
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

/** Makes a run, exports it and prints its report. Exit code 1 when there are fewer rows than were asked for. */
export async function runPipeline(
  flags: ConfigFlags & { out: string; json?: boolean },
  context: Context,
): Promise<void> {
  const config = await configurationOf(flags, context);
  const out = context.path(flags.out);
  const benchmark = config.bfclData === null ? undefined : await readBenchmark(config.bfclData, context);
  await makeWithProgress({ config, out, ...(benchmark && { benchmark }) }, context);
  const run = readRunFolder(out);
  const report = await reportRun(run, { benchmark });
  const exported = await exportRunFolder(run, { ...config, summary: report.summary });
  if (exported.some(({ dropped }) => Object.keys(dropped).length > 0)) context.exitCode = exitCodes.someFailed;
  if (config.limit === null && isShort(report, config)) {
    context.exitCode = exitCodes.someFailed;
    context.tell('There are fewer rows than were asked for; the report says where they were lost.');
  }
  if (flags.json) context.print(JSON.stringify(report.summary, null, 2));
  else context.print(`${reportText(report)}\n${exportText(exported)}\nRead one: magnet show ${flags.out} multi-turn`);
}

async function makeWithProgress(
  making: { config: RunConfig; out: string; benchmark?: BenchmarkReference },
  context: Context,
): Promise<void> {
  const { cwd, signal } = context;
  const progress = await createProgress(context);
  const onEvent = (event: RunEvent) => progress.hear(event);
  try {
    for await (const _ of synthesize({
      ...making,
      cwd,
      signal,
      onEvent,
      openModel: modelOpener(making.config, context),
    }));
  } finally {
    progress.stop();
  }
}

function isShort({ summary }: RunReport, config: RunConfig): boolean {
  const { rows } = targetsOf(config);
  return rowKinds.some((kind) => summary.sft.kinds[kind] < rows[kind]);
}
