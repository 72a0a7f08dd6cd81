import { defectsOfTasks } from '../eval/toolquery/index.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';
import { openToolQueryData } from './toolquery-sources.ts';

/** Reads every task and prints those that no answer can solve. Exit code 1 when there are any. */
export function validateToolQuery(
  flags: { data?: string | undefined; json?: true | undefined },
  context: Context,
): void {
  const data = openToolQueryData(flags.data, context);
  const tasks = data.tasks();
  const defects = defectsOfTasks(tasks);
  if (defects.length > 0) context.exitCode = exitCodes.someFailed;
  if (flags.json) {
    context.print(JSON.stringify({ data: { fingerprint: data.fingerprint }, checked: tasks.length, defects }, null, 2));
    return;
  }
  const lines = defects.map(({ id, what }) => `${id}: ${what}`);
  context.print([...lines, `${tasks.length} tasks read, ${defects.length} cannot be solved`].join('\n'));
}
