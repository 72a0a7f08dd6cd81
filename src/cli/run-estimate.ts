import { misuse } from '../core/errors.ts';
import { estimate } from '../rehearsal/index.ts';
import { costTable } from '../run/cost-table.ts';
import { countText } from '../run/figure-text.ts';
import { castOf } from '../run/models/model-reference.ts';
import { priceOf } from '../run/models/open-models.ts';
import { tableLines } from '../run/report-text.ts';
import { type ConfigFlags, configurationOf } from './configuration.ts';
import type { Context } from './context.ts';

/** Prints what a run will take of models. Asks none and writes nothing. */
export async function runEstimate(
  flags: ConfigFlags & { sample: number; json?: boolean | undefined },
  context: Context,
): Promise<void> {
  const config = await configurationOf(flags, context);
  const cast = castOf(config);
  if (cast.size === 0) {
    misuse('no role is given to a model, so the run costs nothing', {
      where: 'roles',
      expected: '--teacher provider:model, or roles in the configuration',
    });
  }
  const unpriced = [...new Set([...cast.values()].filter((model) => !priceOf(model, config.prices)))];
  for (const { model } of unpriced) {
    context.tell(`There is no price for ${model}: give it with --prices, or under prices in the configuration.`);
  }
  const { costs, rows, pairs, sample } = await estimate({ config, cwd: context.cwd, sample: flags.sample });
  if (flags.json) return context.print(JSON.stringify({ rows, pairs, sample, models: costs }, null, 2));
  const { title: _, ...table } = costTable(costs, rows);
  context.print(
    [
      ...tableLines({ title: `${countText(rows)} rows and ${countText(pairs)} pairs`, ...table }),
      `From ${countText(sample)} rows that were made with the scripted teacher's answers, at four bytes a token. Answers that cannot`,
      'be used are asked for again, up to three times, and rows are lost: plan with a margin, and set a budget.',
    ].join('\n'),
  );
}
