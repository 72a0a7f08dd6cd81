import { age, size } from './amounts.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';

const usual = '.magnet-cache';

/** `magnet cache`: what a cache of models' answers holds, and how it is made smaller. */
export function addCacheCommand(program: Program, context: Context): void {
  const cache = program
    .command('cache')
    .description("say what a cache of models' answers holds; list, show and prune below it")
    .helpCommand(false)
    .argument('[folder]', 'the cache', usual)
    .option('--json', 'print it as JSON')
    .addHelpText('after', examples('magnet cache', 'magnet cache list', 'magnet cache prune --older-than 30d'))
    .action(async (folder, options) => {
      const { sumUpCache } = await import('./sum-up-cache.ts');
      await sumUpCache(folder, options, context);
    });
  cache
    .command('list')
    .description('list the answers, oldest first')
    .argument('[folder]', 'the cache', usual)
    .option('--model <name>', 'only those of this model')
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', examples('magnet cache list --model openai:gpt-5-mini'))
    .action(async (folder, options) => {
      const { listCache } = await import('./list-cache.ts');
      await listCache(folder, options, context);
    });
  cache
    .command('show')
    .description('print an answer as JSON')
    .argument('<key>', 'the key that list shows, or how it begins')
    .argument('[folder]', 'the cache', usual)
    .addHelpText('after', examples('magnet cache show 3f9a2c'))
    .action(async (key, folder) => {
      const { showCached } = await import('./list-cache.ts');
      await showCached(key, folder, context);
    });
  cache
    .command('prune')
    .description('remove answers; they are paid again when they are asked for again')
    .argument('[folder]', 'the cache', usual)
    .option('--older-than <age>', 'those kept longer ago than this, such as 12h, 30d or 4w', age)
    .option('--max-size <size>', 'the oldest, until the rest is this small, such as 500MB', size)
    .option('--json', 'print what was removed as JSON')
    .addHelpText('after', examples('magnet cache prune --older-than 30d', 'magnet cache prune answers --max-size 2GB'))
    .action(async (folder, options) => {
      const { pruneCache } = await import('./prune-cache.ts');
      await pruneCache(folder, options, context);
    });
}
