import { plainTable } from '../eval/text-table.ts';
import type { CacheEntry } from '../model/index.ts';
import { countText } from '../run/figure-text.ts';
import { printable } from '../run/printable.ts';
import { sizeText } from './amounts.ts';
import { ago, dateText, unreadable, withCacheAt } from './cache-folder.ts';
import type { Context } from './context.ts';

/** Says how much a cache holds of each model, and of what age. */
export async function sumUpCache(folder: string, { json }: { json?: true }, context: Context): Promise<void> {
  const models = await withCacheAt(folder, context, (cache) => sumsByModel(cache.entries()));
  const entries = models.reduce((sum, model) => sum + model.entries, 0);
  const bytes = models.reduce((sum, model) => sum + model.bytes, 0);
  if (json) {
    context.print(JSON.stringify({ entries, bytes, models: models.map(withDates) }, null, 2));
    return;
  }
  const rows = models.map((model) => [
    model.model ?? unreadable,
    countText(model.entries),
    sizeText(model.bytes),
    ago(model.newest),
    ago(model.oldest),
  ]);
  const table = plainTable({ header: ['Model', 'Answers', 'Size', 'Newest', 'Oldest'], rows });
  context.print(printable(`${table}\n\n${countText(entries)} answers, ${sizeText(bytes)}`));
}

interface ModelSum {
  model: string | undefined;
  entries: number;
  bytes: number;
  newest: number;
  oldest: number;
}

function sumsByModel(entries: Iterable<CacheEntry>): ModelSum[] {
  const sums = new Map<string | undefined, ModelSum>();
  for (const { model, bytes, storedAt } of entries) {
    const sum = sums.get(model) ?? { model, entries: 0, bytes: 0, newest: storedAt, oldest: storedAt };
    sum.entries += 1;
    sum.bytes += bytes;
    sum.newest = Math.max(sum.newest, storedAt);
    sum.oldest = Math.min(sum.oldest, storedAt);
    sums.set(model, sum);
  }
  return [...sums.values()].sort((left, right) => right.bytes - left.bytes);
}

function withDates({ newest, oldest, model = null!, ...sum }: ModelSum) {
  return { model, ...sum, newest: dateText(newest), oldest: dateText(oldest) };
}
