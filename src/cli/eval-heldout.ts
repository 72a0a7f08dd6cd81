import type { Command } from '@commander-js/extra-typings';
import { examples } from './command.ts';
import type { Context } from './context.ts';
import { modeOption, withEvaluationFlags } from './evaluation-flags.ts';

/** `magnet eval heldout`. */
export function addHeldOutCommand(evaluate: Command, context: Context): void {
  const command = evaluate
    .command('heldout')
    .description(
      'ask a model the tasks that a run held out of training, and score it; on a begun folder, go on with it',
    );
  withEvaluationFlags(command, 'heldout')
    .addOption(modeOption())
    .argument('<run>', 'a run folder that was made with --holdout')
    .addHelpText(
      'after',
      examples(
        'magnet eval heldout my-run --model my-lora --base-url http://127.0.0.1:8000/v1 --out scores/my-lora',
        'magnet eval heldout my-run --model base --base-url http://127.0.0.1:8000/v1 --out scores/base',
      ),
    )
    .action(async (run, options) => {
      const { askHeldOut } = await import('./eval-heldout-run.ts');
      await askHeldOut({ run, ...options }, context);
    });
}
