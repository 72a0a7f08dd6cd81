import { bfclDataHelp } from './benchmark.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';

/** `magnet report`: what a run made and what it dropped. */
export function addReportCommand(program: Program, context: Context): void {
  program
    .command('report')
    .description('say what a run made, what was dropped and why, beside the figures of the paper')
    .argument('<run>', 'a run folder')
    .option('--html <file>', 'write the report as one page with plots (an existing file is replaced)')
    .option('--bfcl-data <folder>', bfclDataHelp)
    .option('--json', 'print the figures as JSON')
    .addHelpText(
      'after',
      examples(
        'magnet report my-run',
        'magnet report my-run --html report.html',
        'magnet report my-run --bfcl-data bfcl',
      ),
    )
    .action(async (run, options) => {
      const { reportOnRun } = await import('./report-on-run.ts');
      await reportOnRun({ run, ...options }, context);
    });
}
