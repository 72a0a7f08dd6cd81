import { misuse } from '../core/errors.ts';
import type { PruneOptions } from '../model/index.ts';
import { countText } from '../run/figure-text.ts';
import { sizeText } from './amounts.ts';
import { withCacheAt } from './cache-folder.ts';
import type { Context } from './context.ts';

/** Removes answers from a cache and says how many. */
export async function pruneCache(
  folder: string,
  { olderThan, maxSize, json }: { olderThan?: number; maxSize?: number; json?: true },
  context: Context,
): Promise<void> {
  if (olderThan === undefined && maxSize === undefined) {
    misuse('nothing says what to remove', { expected: '--older-than, --max-size or both' });
  }
  const bounds: PruneOptions = { olderThan, maximumBytes: maxSize };
  const { removed, left } = await withCacheAt(folder, context, async (cache) => ({
    removed: await cache.prune(bounds),
    left: cache.size(),
  }));
  if (json) context.print(JSON.stringify({ removed, left }, null, 2));
  else context.print(`${amountText(removed)} removed; ${amountText(left)} left`);
}

function amountText({ entries, bytes }: { entries: number; bytes: number }): string {
  return `${countText(entries)} answers (${sizeText(bytes)})`;
}
