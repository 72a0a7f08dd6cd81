import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';
import { addBfclCommands } from './eval-bfcl.ts';
import { addHeldOutCommand } from './eval-heldout.ts';
import { addToolQueryCommands } from './eval-toolquery.ts';

/** `magnet eval`: how good a model is. */
export function addEvalCommand(program: Program, context: Context): void {
  const evaluate = program.command('eval').description('measure a model on a benchmark').helpCommand(false);
  addBfclCommands(evaluate, context);
  addToolQueryCommands(evaluate, context);
  addHeldOutCommand(evaluate, context);
  evaluate
    .command('compare')
    .description('put the figures of several evaluations side by side')
    .argument('<folders...>', 'folders of evaluations, such as those of a model before and after training')
    .option('--markdown', 'print a table in Markdown')
    .addHelpText('after', examples('magnet eval compare scores/base/* scores/my-lora/*'))
    .action(async (folders, options) => {
      const { compareFolders } = await import('./eval-compare.ts');
      compareFolders(folders, options, context);
    });
}
