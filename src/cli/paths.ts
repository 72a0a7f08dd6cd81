import { bfclOption } from './bfcl-option.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './numbers.ts';
import { given } from './pool.ts';

/** `magnet paths`: the signature paths that a run would work on. */
export function addPathsCommand(program: Program, context: Context): void {
  program
    .command('paths')
    .description('sample signature paths and print them')
    .argument('[sources...]', 'worlds, world:NAME, a file or a folder, or KIND:PATH')
    .addOption(bfclOption())
    .option('--config <file>', 'configuration')
    .option('--seed <number>', 'seed of the paths', wholeNumber(0))
    .option('--limit <number>', 'how many paths', wholeNumber(1), 10)
    .option('--json', 'print one path a line as JSON')
    .addHelpText('after', examples('magnet paths worlds', 'magnet paths world:banking --limit 100 --json'))
    .action(async (sources, options) => {
      const { inspectPaths } = await import('./inspect-paths.ts');
      await inspectPaths({ ...options, ...given(sources) }, context);
    });
}
