import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MagnetError } from '../core/errors.ts';
import { type AnswerCache, openCache, systemClock } from '../model/index.ts';
import { ageText } from './amounts.ts';
import type { Context } from './context.ts';

/** What stands for the model of an entry that cannot be read. */
export const unreadable = '(unreadable)';

/** Opens the cache in a folder for a while. Throws `bad-file` where there is none. */
export async function withCacheAt<Value>(
  folder: string,
  context: Context,
  use: (cache: AnswerCache) => Value | Promise<Value>,
): Promise<Value> {
  const path = context.path(folder);
  // Opening a cache would make one.
  if (!existsSync(join(path, 'data.mdb'))) {
    throw new MagnetError({
      code: 'bad-file',
      what: 'there is no cache in this folder',
      where: folder,
      expected: 'the folder of a cache, as --cache names it',
    });
  }
  const cache = await openCache(path);
  try {
    return await use(cache);
  } finally {
    await cache.close();
  }
}

/** How long ago an answer was kept, for a person. */
export function ago(storedAt: number): string {
  return storedAt === 0 ? 'unknown' : ageText(systemClock.now() - storedAt);
}

/** When an answer was kept, for a program. */
export function dateText(storedAt: number): string | null {
  return storedAt === 0 ? null : new Date(storedAt).toISOString();
}
