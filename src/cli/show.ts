import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';

/** `magnet show`: a conversation or a pair to read. */
export function addShowCommand(program: Program, context: Context): void {
  program
    .command('show')
    .description('show a conversation, or a pair side by side; without an id, list what there is')
    .argument('<run>', 'a run folder')
    .argument('[id]', 'an id, or a kind of row (or "pair") for the first of it')
    .option('--json', 'print the records as JSON')
    .addHelpText(
      'after',
      examples('magnet show my-run', 'magnet show my-run multi-turn', 'magnet show my-run single-000012'),
    )
    .action(async (run, id, options) => {
      const { showRun } = await import('./show-run.ts');
      await showRun({ run, id, ...options }, context);
    });
}
