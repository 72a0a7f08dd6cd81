import { writeFile } from 'node:fs/promises';
import { MagnetError } from '../core/errors.ts';
import { readRunFolder } from '../run/reader.ts';
import { reportHtml } from '../run/report-html.ts';
import { reportText } from '../run/report-text.ts';
import { reportRun } from '../run/summary.ts';
import { benchmarkFor } from './benchmark.ts';
import type { Context } from './context.ts';

/** Prints the report of a run, or writes it as a page. */
export async function reportOnRun(
  { run, html, json, bfclData }: { run: string; html?: string; json?: boolean; bfclData?: string },
  context: Context,
): Promise<void> {
  const reader = readRunFolder(context.path(run));
  const report = await reportRun(reader, { benchmark: await benchmarkFor(reader, { bfclData }, context) });
  if (html !== undefined) {
    await writePage(context.path(html), { typed: html, text: reportHtml(report) });
    context.tell(`Wrote ${html}`);
  }
  if (json) context.print(JSON.stringify(report.summary, null, 2));
  else if (html === undefined) context.print(reportText(report));
}

async function writePage(path: string, { typed, text }: { typed: string; text: string }): Promise<void> {
  await writeFile(path, text).catch((cause: NodeJS.ErrnoException) => {
    const isWrongPlace = cause.code === 'ENOENT' || cause.code === 'ENOTDIR' || cause.code === 'EISDIR';
    const what = isWrongPlace ? 'no file can be written there' : `cannot write (${cause.code ?? 'unknown error'})`;
    throw new MagnetError({ code: isWrongPlace ? 'misuse' : 'broken-world', what, where: typed, cause });
  });
}
