import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';

/** `magnet validate`: whether a run folder or a file is sound. */
export function addValidateCommand(program: Program, context: Context): void {
  program
    .command('validate')
    .description('check a run folder, an exported file, a configuration or a file of edges')
    .argument('<path>', 'a run folder or a file')
    .option('--json', 'print the problems as JSON')
    .addHelpText('after', examples('magnet validate my-run', 'magnet validate magnet.config.yaml'))
    .action(async (path, options) => {
      const { validatePath } = await import('./validate-path.ts');
      await validatePath({ path, ...options }, context);
    });
}
