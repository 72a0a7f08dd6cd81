import { bfclOption } from './bfcl-option.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';

/** `magnet pool`: what the sources hold. */
export function addPoolCommand(program: Program, context: Context): void {
  program
    .command('pool')
    .description('load tools and say what was kept, what was dropped and why')
    .argument('[sources...]', 'worlds, world:NAME, a file or a folder, or KIND:PATH')
    .addOption(bfclOption())
    .option('--config <file>', 'take the sources from this configuration')
    .option('--json', 'print tools, dropped tools and report as JSON')
    .addHelpText(
      'after',
      examples('magnet pool worlds --bfcl on', 'magnet pool my-tools.json', 'magnet pool mcp:server.json --json'),
    )
    .action(async (sources, options) => {
      const { inspectPool } = await import('./inspect-pool.ts');
      await inspectPool({ ...options, ...given(sources) }, context);
    });
}

/** Sources as a flag of the configuration; none given is no flag. */
export function given(sources: string[]): { pool?: string[] } {
  return sources.length > 0 ? { pool: sources } : {};
}
