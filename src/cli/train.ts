import { Argument } from '@commander-js/extra-typings';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';

const stages = ['sft', 'mdpo', 'show', 'serve', 'tiny'] as const;

/** `magnet train`: the commands of the Python package `magnet-train`, passed through. */
export function addTrainCommand(program: Program, context: Context): void {
  program
    .command('train')
    .description(
      'train a model on exported rows, look at a row, serve a checkpoint; needs the Python package magnet-train',
    )
    .option('--python <file>', 'the Python that has magnet-train (default: $MAGNET_PYTHON, else one that is found)')
    .addArgument(new Argument('<stage>', 'what to do').choices(stages))
    .argument('[arguments...]', 'handed to magnet-train as they are; see magnet train sft --help')
    .passThroughOptions()
    .allowUnknownOption()
    .addHelpText(
      'after',
      examples(
        'magnet train sft --model Qwen/Qwen2.5-Coder-7B-Instruct --data my-run/export/openai --out sft',
        'magnet train mdpo --model sft/model --data my-run/export/trl-preference --out mdpo',
        'magnet train show my-run/export/trl-preference --model sft/model --row 3',
        'magnet train serve mdpo/model --port 8000',
      ),
    )
    .action(async (stage, given, options) => {
      const { runTrainer } = await import('./run-trainer.ts');
      await runTrainer({ arguments: [stage, ...given], ...options }, context);
    });
}
