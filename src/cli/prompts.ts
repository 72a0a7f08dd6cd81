import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';

/** `magnet prompts`: what models are told in each role. */
export function addPromptsCommand(program: Program, context: Context): void {
  program
    .command('prompts')
    .description('list the prompts with their versions, check a folder of your own, or copy them to begin one')
    .option('--prompts <folder>', 'prompts that go before those of Magnet')
    .option('--copy <folder>', 'copy the prompts of Magnet into a new folder')
    .addHelpText('after', examples('magnet prompts --copy my-prompts', 'magnet prompts --prompts my-prompts'))
    .action(async (options) => {
      const { showPrompts } = await import('./show-prompts.ts');
      await showPrompts(options, context);
    });
}
