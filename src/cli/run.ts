import { bfclOption } from './bfcl-option.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';
import { withModelFlags } from './models.ts';
import { repeated, wholeNumber } from './numbers.ts';

/** `magnet run`: the whole pipeline, or the rest of it. */
export function addRunCommand(program: Program, context: Context): void {
  const command = program
    .command('run')
    .description('make training data; on a run folder that is not finished, go on with it')
    .option('--config <file>', 'configuration (default: magnet.config.yaml, if it is there)')
    .option('--out <folder>', 'the run folder', 'run')
    .option('--seed <number>', 'seed of everything random', wholeNumber(0))
    .option('--rows <number>', 'training rows to make', wholeNumber(1))
    .option('--limit <number>', 'work on so many paths at most', wholeNumber(1))
    .option('--concurrency <number>', 'paths in work at the same time', wholeNumber(1))
    .option('--pool <source>', 'worlds, world:NAME, a file or a folder; can be repeated', repeated)
    .addOption(bfclOption())
    .option('--bfcl-data <folder>', 'folder with the data of BFCL: rows that repeat it are refused, and counted')
    .option('--no-decontaminate', 'only count them')
    .option(
      '--holdout <what>',
      'keep out of training and make tasks of it: tool:NAME, toolset:NAME or paths:FRACTION; can be repeated',
      repeated,
    )
    .option('--json', 'print the figures of the run as JSON');
  withModelFlags(command)
    .addHelpText(
      'after',
      examples(
        'magnet run --out my-run',
        'magnet run --pool my-tools.json --pool worlds --seed 7',
        'magnet run --pool my-tools.json --holdout toolset:billing --holdout paths:0.1',
        'magnet run --bfcl on --bfcl-data path/to/bfcl_eval/data',
        'magnet run --teacher google:gemini-2.5-pro --student ollama:qwen3:8b --prices prices.yaml --budget 20',
      ),
    )
    .action(async (options) => {
      const { runPipeline } = await import('./run-pipeline.ts');
      const { decontaminate, ...others } = options;
      // Commander gives true where the flag is absent; then the file decides.
      await runPipeline(decontaminate ? others : options, context);
    });
}
