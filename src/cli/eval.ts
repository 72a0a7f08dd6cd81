import type { Program } from './command.ts';
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
}
