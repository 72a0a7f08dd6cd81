import { Command, CommanderError } from '@commander-js/extra-typings';
import { MagnetError } from '../core/errors.ts';
import { printable } from '../run/printable.ts';
import { magnetVersion } from '../run/version.ts';
import { addCacheCommand } from './cache.ts';
import { type Context, createContext, type Surroundings } from './context.ts';
import { addEstimateCommand } from './estimate.ts';
import { addEvalCommand } from './eval.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { addExportCommand } from './export.ts';
import { addGraphCommand } from './graph.ts';
import { addInitCommand } from './init.ts';
import { addMockModelCommand } from './mock-model.ts';
import { addPathsCommand } from './paths.ts';
import { addPoolCommand } from './pool.ts';
import { addPromptsCommand } from './prompts.ts';
import { addReportCommand } from './report.ts';
import { addRunCommand } from './run.ts';
import { addShowCommand } from './show.ts';
import { addTrainCommand } from './train.ts';
import { addValidateCommand } from './validate.ts';

/** Runs one command line, without the name of the program, and returns the exit code; never throws. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const context = createContext(surroundings);
  try {
    await createProgram(context).parseAsync([...argv], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.misuse;
    context.tell(explain(error));
    return exitCodeOf(error);
  }
}

function createProgram(context: Context) {
  const program = new Command('magnet')
    .description('Turns a pool of tools into verified multi-turn function-calling training data.')
    .version(magnetVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    // A command may stand below another that has flags of the same names: those after its name are its own.
    .enablePositionalOptions()
    .showHelpAfterError('Run with --help to see what is possible.')
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(printable(text)),
      getOutHelpWidth: () => context.columns,
      getErrHelpWidth: () => context.columns,
    })
    .exitOverride()
    .addHelpText('after', programHelp);
  const add = [
    addInitCommand,
    addRunCommand,
    addEstimateCommand,
    addPromptsCommand,
    addPoolCommand,
    addGraphCommand,
    addPathsCommand,
    addShowCommand,
    addReportCommand,
    addExportCommand,
    addValidateCommand,
    addEvalCommand,
    addMockModelCommand,
    addTrainCommand,
    addCacheCommand,
  ];
  for (const addCommand of add) addCommand(program, context);
  return program;
}

const programHelp = `
Start with:
  $ magnet run --out my-run
  $ magnet report my-run

Exit codes: 0 done, 1 done but some items failed, 2 something given is wrong, 3 stopped (the same command goes on),
4 nothing was kept.`;

function explain(error: unknown): string {
  if (MagnetError.is(error)) return printable(`magnet: ${error.message}`);
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return printable(`magnet: this is a defect of Magnet, please report it:\n${trace}`);
}
