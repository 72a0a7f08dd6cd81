import { bfclDataHelp } from './benchmark.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';
import { repeated } from './numbers.ts';

/** `magnet export`: trainer files of a run. */
export function addExportCommand(program: Program, context: Context): void {
  program
    .command('export')
    .description('write the rows of a run as files for trainers, each row proved by reading it back')
    .argument('<run>', 'a run folder')
    .option('--format <name>', 'a format; can be repeated (default: those of the run)', repeated)
    .option('--pair-form <form>', 'first-divergence, trajectory or turn (default: that of the run)')
    .option('--out <folder>', 'where to (default: the folder export in the run)')
    .option('--bfcl-data <folder>', bfclDataHelp)
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', examples('magnet export my-run --format openai --format trl-preference'))
    .action(async (run, options) => {
      const { exportFromRun } = await import('./export-from-run.ts');
      await exportFromRun({ run, ...options }, context);
    });
}
