import { Option } from '@commander-js/extra-typings';
import { bfclOption } from './bfcl-option.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './numbers.ts';
import { given } from './pool.ts';

/** `magnet graph`: which tool depends on which. */
export function addGraphCommand(program: Program, context: Context): void {
  program
    .command('graph')
    .description('build the dependency graph of the tools and print it')
    .argument('[sources...]', 'worlds, world:NAME, a file or a folder, or KIND:PATH')
    .addOption(bfclOption())
    .option('--config <file>', 'configuration')
    .option('--seed <number>', 'seed of the candidates', wholeNumber(0))
    .option('--edges <file>', 'a file of edges to add or forbid')
    .option('--cross-category', 'look for edges between categories too')
    .addOption(
      new Option('--format <format>', 'what to print')
        .choices(['statistics', 'json', 'graphml', 'dot'] as const)
        .default('statistics' as const),
    )
    .option('--json', 'print the statistics as JSON')
    .addHelpText('after', examples('magnet graph worlds', 'magnet graph my-tools.json --format dot > graph.dot'))
    .action(async (sources, options) => {
      const { inspectGraph } = await import('./inspect-graph.ts');
      await inspectGraph({ ...options, ...given(sources) }, context);
    });
}
