import { type Command, Option } from '@commander-js/extra-typings';
import { examples } from './command.ts';
import type { Context } from './context.ts';
import { modeOption, withEvaluationFlags } from './evaluation-flags.ts';
import { repeated } from './numbers.ts';

const dataHelp = 'folder with the data of BFCL (default: $BFCL_DATA)';
const modes = ['fc', 'prompting'] as const;

/** `magnet eval bfcl` and what stands below it. */
export function addBfclCommands(evaluate: Command, context: Context): void {
  const bfcl = addRun(evaluate, context);
  addScore(bfcl, context);
  addValidate(bfcl, context);
  addExec(bfcl, context);
  addCheck(bfcl, context);
  addLongContext(bfcl, context);
}

function addRun(evaluate: Command, context: Context): Command {
  const command = evaluate
    .command('bfcl')
    .description('ask a model the questions of BFCL v3 and score its answers; on a begun folder, go on with it');
  const bfcl = withEvaluationFlags(command, 'bfcl')
    .option('--data <folder>', dataHelp)
    .addOption(modeOption())
    .option('--category <name>', 'only this category, or all that begin so; can be repeated', repeated)
    .option('--ids <id>', 'only this question; can be repeated', repeated)
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        'magnet eval bfcl --model my-lora --base-url http://127.0.0.1:8000/v1 --data bfcl_eval --out scores/my-lora',
        'magnet eval bfcl --model my-lora --base-url http://127.0.0.1:8000/v1 --category multi_turn --limit 20',
        'magnet eval bfcl score --responses scores/run-1 scores/run-2',
      ),
    );
  bfcl.action(async (options) => {
    const { askBfcl } = await import('./eval-bfcl-run.ts');
    await askBfcl(options, context);
  });
  return bfcl as unknown as Command;
}

function addScore(bfcl: Command, context: Context): void {
  bfcl
    .command('score')
    .description('score answers that were made elsewhere, or earlier')
    .requiredOption('--responses <path...>', "a run each: a file or folder of upstream's results or of ours")
    .option('--data <folder>', dataHelp)
    .addOption(new Option('--mode <mode>', 'how the answers were made (default: as the answers look)').choices(modes))
    .addOption(
      new Option(
        '--names <names>',
        'whether dots in names of functions became underscores (default: in mode fc)',
      ).choices(['underscore', 'dot'] as const),
    )
    .option('--verdicts <file>', 'write the verdict of every answer there, one a line')
    .option('--json', 'print the scores as JSON')
    .addHelpText('after', examples('magnet eval bfcl score --responses result/my-model --data bfcl_eval'))
    .action(async (options) => {
      const { scoreBfcl } = await import('./eval-bfcl-score.ts');
      await scoreBfcl(options, context);
    });
}

function addValidate(bfcl: Command, context: Context): void {
  bfcl
    .command('validate')
    .description('score every question with its own ground truth and list the defects of the data')
    .option('--data <folder>', dataHelp)
    .option('--json', 'print the defects as JSON')
    .addHelpText('after', examples('magnet eval bfcl validate --data bfcl_eval'))
    .action(async (options) => {
      const { validateBfcl } = await import('./eval-bfcl-validate.ts');
      await validateBfcl(options, context);
    });
}

function addExec(bfcl: Command, context: Context): void {
  bfcl
    .command('exec')
    .description('execute calls on the classes of the benchmark: results and final states')
    .requiredOption(
      '--input <file>',
      'a line each: {class, initial_config, long_context, calls: [{call}]}; may end in .gz',
    )
    .requiredOption('--output <file>', 'the same lines with the result of every call and the final state')
    .option('--data <folder>', `${dataHelp}; needed for long context only`)
    .addHelpText('after', examples('magnet eval bfcl exec --input probes.jsonl --output executed.jsonl'))
    .action(async (options) => {
      const { executeFile } = await import('./eval-bfcl-exec.ts');
      executeFile(options, context);
    });
}

function addCheck(bfcl: Command, context: Context): void {
  bfcl
    .command('check')
    .description('judge answers one by one')
    .requiredOption('--input <file>', 'a line each: {id, category, entry_id, mode, names?, result}; may end in .gz')
    .requiredOption('--output <file>', 'a line each: {id, valid, error_type}')
    .option('--data <folder>', dataHelp)
    .addHelpText('after', examples('magnet eval bfcl check --input cases.jsonl.gz --output verdicts.jsonl'))
    .action(async (options) => {
      const { checkFile } = await import('./eval-bfcl-check.ts');
      checkFile(options, context);
    });
}

function addLongContext(bfcl: Command, context: Context): void {
  bfcl
    .command('long-context')
    .description('make long_context.json from an installed bfcl-eval package, by reading its constants')
    .argument('<folder>', 'the folder of the package, or a clone of the benchmark')
    .requiredOption('--out <file>', 'where to write it; beside the data files it is found')
    .addHelpText('after', examples('magnet eval bfcl long-context bfcl_eval --out bfcl_eval/data/long_context.json'))
    .action(async (folder, options) => {
      const { writeLongContext } = await import('./eval-bfcl-long-context.ts');
      writeLongContext({ folder, ...options }, context);
    });
}
