import type { Dropped } from '../core/dropped.ts';
import { formatPoolReport } from '../pool/index.ts';
import { countText } from '../run/figure-text.ts';
import { printable } from '../run/printable.ts';
import { preparePool } from '../run/stages.ts';
import { builtInWorlds as worlds } from '../worlds/built-in.ts';
import { type ConfigFlags, configurationOf } from './configuration.ts';
import type { Context } from './context.ts';

const mostShown = 10;

/** Loads the pool and says what became of every tool. */
export async function inspectPool(options: ConfigFlags & { json?: boolean }, context: Context): Promise<void> {
  const config = await configurationOf(options, context);
  const { tools, dropped, report } = await preparePool(config, { worlds, cwd: context.cwd });
  if (options.json) context.print(JSON.stringify({ report, dropped, tools }, null, 2));
  else context.print(printable([formatPoolReport(report), ...droppedLines(dropped)].join('\n')));
}

function droppedLines(dropped: readonly Dropped[]): string[] {
  if (dropped.length === 0) return [];
  const lines = dropped.slice(0, mostShown).map(({ reason, detail }) => `  ${reason}: ${detail}`);
  const more = dropped.length - mostShown;
  return ['dropped tools:', ...lines, ...(more > 0 ? [`  and ${countText(more)} more (--json lists all)`] : []), ''];
}
