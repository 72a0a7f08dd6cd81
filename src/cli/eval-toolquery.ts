import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { environmentNames } from '../eval/toolquery/environment-name.ts';
import { examples } from './command.ts';
import type { Context } from './context.ts';
import { modeOption, withEvaluationFlags } from './evaluation-flags.ts';

const dataHelp = 'folder with the data of ToolQuery: test/ and tools/ (default: $TOOLQUERY_DATA)';

/** `magnet eval toolquery` and what stands below it. */
export function addToolQueryCommands(evaluate: Command, context: Context): void {
  const toolquery = addRun(evaluate, context);
  addScore(toolquery, context);
  addValidate(toolquery, context);
}

function addRun(evaluate: Command, context: Context): Command {
  const command = evaluate
    .command('toolquery')
    .description('play the tasks of ToolQuery with a model and score it; on a begun folder, go on with it');
  const toolquery = withSourceFlags(withEvaluationFlags(command, 'toolquery').addOption(modeOption()))
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        'magnet eval toolquery --model my-lora --base-url http://127.0.0.1:8000/v1 --data toolquery --source record',
        'magnet eval toolquery --model my-lora --base-url http://127.0.0.1:8000/v1 --env weather --limit 10',
        'magnet eval toolquery score --responses toolquery/transcripts.jsonl',
      ),
    );
  toolquery.action(async (options) => {
    const { playToolQuery } = await import('./eval-toolquery-run.ts');
    await playToolQuery(options, context);
  });
  return toolquery as unknown as Command;
}

function addScore(toolquery: Command, context: Context): void {
  const command = toolquery
    .command('score')
    .description('play transcripts that were made elsewhere once more, and score them')
    .requiredOption('--responses <file>', 'a line each: {id, actions: [text]} or {id, messages: [...]}')
    .option('--json', 'print the scores as JSON');
  withSourceFlags(command)
    .addHelpText('after', examples('magnet eval toolquery score --responses transcripts.jsonl --data toolquery'))
    .action(async (options) => {
      const { scoreToolQuery } = await import('./eval-toolquery-score.ts');
      await scoreToolQuery(options, context);
    });
}

function addValidate(toolquery: Command, context: Context): void {
  toolquery
    .command('validate')
    .description('read every task and list those that no answer can solve')
    .option('--data <folder>', dataHelp)
    .option('--json', 'print the defects as JSON')
    .addHelpText('after', examples('magnet eval toolquery validate --data toolquery'))
    .action(async (options) => {
      const { validateToolQuery } = await import('./eval-toolquery-validate.ts');
      validateToolQuery(options, context);
    });
}

function withSourceFlags<Flags extends OptionValues>(command: Command<[], Flags>) {
  return command
    .option('--data <folder>', dataHelp)
    .addOption(new Option('--env <name...>', 'only these environments').choices(environmentNames))
    .addOption(
      new Option('--source <source>', 'where the tools get their data: the network, recordings, or both')
        .choices(['live', 'recorded', 'record'] as const)
        .default('recorded' as const),
    )
    .option('--recordings <file>', 'the recorded responses (default: recordings.jsonl beside the data)')
    .option('--graph <file>', 'the academia graph (default: academia_graph.json beside the data)')
    .option('--movie-key-env <name>', 'the environment variable that holds the key of TMDB', 'TMDB_API_KEY');
}
