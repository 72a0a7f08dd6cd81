import { join } from 'node:path';
import { misuse } from '../core/errors.ts';
import { compareEvaluations, figuresFile, readFigures } from '../eval/compare.ts';
import { markdownTable, plainTable } from '../eval/text-table.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import type { Context } from './context.ts';

/** Prints the figures of several evaluations side by side. */
export function compareFolders(
  folders: readonly string[],
  flags: { markdown?: true | undefined },
  context: Context,
): void {
  const evaluations = folders.map((folder) => {
    const path = join(context.path(folder), figuresFile);
    const text = nodeFileSystem.read(path);
    if (text === undefined) {
      return misuse('there are no figures in this folder', { where: folder, expected: 'a finished evaluation' });
    }
    return readFigures(text, path);
  });
  const { table, notes } = compareEvaluations(evaluations);
  const lines = notes.map((note) => `- ${note}`);
  context.print(
    [(flags.markdown ? markdownTable : plainTable)(table), ...(lines.length > 0 ? ['', ...lines] : [])].join('\n'),
  );
}
