import { examples, type Program } from './command.ts';
import type { Context } from './context.ts';

/** `magnet init`: writes a commented configuration. */
export function addInitCommand(program: Program, context: Context): void {
  program
    .command('init')
    .description('write a commented configuration file')
    .argument('[file]', 'where to write it', 'magnet.config.yaml')
    .addHelpText('after', examples('magnet init', 'magnet init big.yaml'))
    .action(async (file) => {
      const { writeNewFile } = await import('./write-new-file.ts');
      const { configTemplate } = await import('./config-template.ts');
      await writeNewFile(context.path(file), { typed: file, text: configTemplate });
      context.print(`Wrote ${file}. Change what you like, then: magnet run --config ${file}`);
    });
}
