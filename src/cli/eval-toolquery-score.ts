import { basename } from 'node:path';
import { misuse } from '../core/errors.ts';
import { isJsonObject } from '../core/json.ts';
import {
  deedsOf,
  replayEpisode,
  type TaskOutcome,
  toolQueryJson,
  toolQueryReport,
  toolQueryText,
} from '../eval/toolquery/index.ts';
import { readJsonLines } from '../store/json-lines.ts';
import type { Context } from './context.ts';
import { openSources, openToolQueryData, type SourceFlags } from './toolquery-sources.ts';

/** Plays every transcript of a file once more and prints the scores. */
export async function scoreToolQuery(
  flags: SourceFlags & { responses: string; json?: true | undefined },
  context: Context,
): Promise<void> {
  const data = openToolQueryData(flags.data, context);
  const sources = openSources(flags, data.folder, context);
  const tasks = new Map(data.tasks(flags.env).map((task) => [task.id, task]));
  const outcomes = new Map<string, TaskOutcome>();
  for await (const { line, value } of readJsonLines(context.path(flags.responses))) {
    const where = `${flags.responses}:${line}`;
    if (!isJsonObject(value)) misuse('this line is no transcript', { where });
    const task = tasks.get(String(value.id)) ?? misuse(`there is no task ${String(value.id)}`, { where });
    const options = { task, tools: data.tools(task.environment), sources, stripsAction: true };
    outcomes.set(task.id, await replayEpisode(task, deedsOf(value, where), options));
  }
  const run = { name: basename(flags.responses), outcomes: [...outcomes.values()] };
  const report = toolQueryReport(run, { fingerprint: data.fingerprint });
  context.print(flags.json ? JSON.stringify(toolQueryJson(report), null, 2) : toolQueryText(report));
}
