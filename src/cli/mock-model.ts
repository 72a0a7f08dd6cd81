import { InvalidArgumentError } from '@commander-js/extra-typings';
import { faultNames, faults } from '../testing/mock-model/faults.ts';
import { bfclOption } from './bfcl-option.ts';
import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';
import { withModelFlags } from './models.ts';
import { repeated, wholeNumber } from './numbers.ts';

/** `magnet mock-model`: a server that a run can ask in the place of a model. */
export function addMockModelCommand(program: Program, context: Context): void {
  const command = program
    .command('mock-model')
    .description('serve a model on this machine that says what the scripted teacher would, and errs if it is told to')
    .option('--port <number>', 'where to listen on 127.0.0.1; 0 takes any port that is free', portNumber, 8765)
    .option('--latency <milliseconds>', 'time before an answer, as 200 or 200-900 (default: none)', latencyRange)
    .option('--fault <name=probability>', 'what goes wrong, and how likely that is; can be repeated', repeated)
    .option('--config <file>', 'configuration of the run (default: magnet.config.yaml, if it is there)')
    .option('--seed <number>', 'seed of the run, and of what goes wrong', wholeNumber(0))
    .option('--rows <number>', 'training rows of the run', wholeNumber(1))
    .option('--pool <source>', 'worlds, world:NAME, a file or a folder; can be repeated', repeated)
    .addOption(bfclOption())
    .option('--holdout <what>', 'what the run keeps out of training; can be repeated', repeated);
  withModelFlags(command)
    .addHelpText(
      'after',
      examples(
        'magnet mock-model',
        'magnet mock-model --config my-run.yaml --latency 200-900 --fault overloaded=0.1 --fault invalid-json=0.05',
        'magnet mock-model --port 9000 --fault all=0.2 --seed 7',
      ),
    )
    .addHelpText('after', `\nFaults, and all, which spreads a probability over them:\n${faultLines()}`)
    .action(async (options) => {
      const { serveMockModel } = await import('./serve-mock-model.ts');
      await serveMockModel(options, context);
    });
}

function faultLines(): string {
  const width = Math.max(...faultNames.map((name) => name.length));
  return faultNames.map((name) => `  ${name.padEnd(width)}  ${faults[name].what}`).join('\n');
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 2 ** 16) return port;
  throw new InvalidArgumentError('Expected a port: a whole number from 0 to 65535.');
}

function latencyRange(text: string): readonly [shortest: number, longest: number] {
  const [, shortest, longest = shortest] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? [];
  if (shortest !== undefined && Number(shortest) <= Number(longest)) return [Number(shortest), Number(longest)];
  throw new InvalidArgumentError('Expected milliseconds as 200, or the shortest and the longest as 200-900.');
}
