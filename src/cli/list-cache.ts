import { misuse } from '../core/errors.ts';
import { plainTable } from '../eval/text-table.ts';
import { printable } from '../run/printable.ts';
import { sizeText } from './amounts.ts';
import { ago, dateText, unreadable, withCacheAt } from './cache-folder.ts';
import type { Context } from './context.ts';

/** Lists the answers of a cache, oldest first. */
export async function listCache(
  folder: string,
  { model, json }: { model?: string; json?: true },
  context: Context,
): Promise<void> {
  const all = await withCacheAt(folder, context, (cache) => [...cache.entries()]);
  const entries = all.filter((entry) => model === undefined || entry.model === model);
  entries.sort((left, right) => left.storedAt - right.storedAt || (left.key < right.key ? -1 : 1));
  if (json) {
    for (const entry of entries) context.print(JSON.stringify({ ...entry, storedAt: dateText(entry.storedAt) }));
    return;
  }
  const rows = entries.map((entry) => [
    `${entry.key.slice(0, 12)}  ${entry.model ?? unreadable}`,
    sizeText(entry.bytes),
    ago(entry.storedAt),
  ]);
  context.print(printable(plainTable({ header: ['Key           Model', 'Size', 'Kept'], rows })));
}

/** Prints an answer of a cache. Throws `misuse` for a key that is there not once. */
export async function showCached(key: string, folder: string, context: Context): Promise<void> {
  const shown = await withCacheAt(folder, context, (cache) => {
    const found = [...cache.entries()].filter((entry) => entry.key.startsWith(key));
    const [entry] = found;
    if (!entry || found.length > 1) {
      misuse(`${found.length === 0 ? 'no answer has' : `${found.length} answers have`} a key that begins ${key}`, {
        where: 'key',
        hint: 'magnet cache list shows the keys',
      });
    }
    return { ...entry, storedAt: dateText(entry.storedAt), answer: cache.read(entry.key) ?? null };
  });
  context.print(JSON.stringify(shown, null, 2));
}
