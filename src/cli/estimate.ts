import { bfclOption } from './bfcl-option.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';
import { withModelFlags } from './models.ts';
import { repeated, wholeNumber } from './numbers.ts';

/** `magnet estimate`: what a run will take of models, before anything is asked of them. */
export function addEstimateCommand(program: Program, context: Context): void {
  const command = program
    .command('estimate')
    .description('say what magnet run with these flags will take of models, without asking any')
    .option('--config <file>', 'configuration (default: magnet.config.yaml, if it is there)')
    .option('--rows <number>', 'training rows of the run', wholeNumber(1))
    .option('--seed <number>', 'seed of everything random', wholeNumber(0))
    .option('--pool <source>', 'worlds, world:NAME, a file or a folder; can be repeated', repeated)
    .addOption(bfclOption())
    .option('--sample <number>', 'rows to make in order to find out', wholeNumber(1), 80)
    .option('--json', 'print the figures as JSON');
  withModelFlags(command)
    .addHelpText(
      'after',
      examples(
        'magnet estimate --teacher openai:gpt-5-mini --prices prices.yaml --rows 1000',
        'magnet estimate --teacher google:gemini-2.5-pro --student ollama:qwen3:8b',
      ),
    )
    .action(async (options) => {
      const { runEstimate } = await import('./run-estimate.ts');
      await runEstimate(options, context);
    });
}
